package braid.shell.intent;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.SessionRoute;
import braid.shell.schema.Networks;
import braid.shell.value.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `routes` of a secret: `destination [gateway [distance]]`, several with commas between them. Without a gateway, and
/// with 0.0.0.0, a route leads to the user.
final class SecretRoutes {
    private static final int USUAL_DISTANCE = 1;
    private static final int MOST_DISTANCE = 255;
    private static final int MOST_PARTS = 3;

    private SecretRoutes() {}

    /// @throws Unfit refused, where one of them is no route
    static List<SessionRoute> read(String text) {
        List<SessionRoute> routes = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            if (!each.isBlank()) {
                routes.add(route(each.strip()));
            }
        }
        return List.copyOf(routes);
    }

    private static SessionRoute route(String text) {
        String[] parts = text.split("\\s+", -1);
        if (parts.length > MOST_PARTS) {
            throw refused(text);
        }
        IpPrefix destination = Networks.prefix(parts[0])
                .map(prefix ->
                        new IpPrefix(new IpAddress.V4(Networks.network(prefix).bits()), prefix.prefixBits()))
                .orElseThrow(() -> refused(text));
        return new SessionRoute(
                destination,
                parts.length > 1 ? gateway(parts[1], text) : Optional.empty(),
                parts.length > 2 ? distance(parts[2], text) : USUAL_DISTANCE);
    }

    private static Optional<IpAddress.V4> gateway(String gateway, String text) {
        IpAddress.V4 address =
                Addresses.ip(gateway).map(ip -> new IpAddress.V4(ip.bits())).orElseThrow(() -> refused(text));
        return Optional.of(address).filter(known -> known.bits() != 0);
    }

    private static int distance(String distance, String text) {
        if (!distance.matches("[0-9]{1,3}") || Integer.parseInt(distance) > MOST_DISTANCE) {
            throw refused(text);
        }
        return Integer.parseInt(distance);
    }

    private static Unfit refused(String text) {
        return Unfit.refused("routes: \"" + text + "\" is no route");
    }
}
