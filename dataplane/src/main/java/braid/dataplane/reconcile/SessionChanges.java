package braid.dataplane.reconcile;

import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.PppoeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What becomes of PPPoE clients and servers when one configuration follows another, as sentences for a dry run.
final class SessionChanges {
    private SessionChanges() {}

    static List<String> between(NetworkState before, NetworkState after) {
        List<String> sentences = new ArrayList<>();
        compare(
                before.pppoeClients(),
                after.pppoeClients(),
                PppoeClient::key,
                client -> "PPPoE client " + client.label() + " on "
                        + client.lines().stream()
                                .map(PppoeClient.Line::linuxName)
                                .collect(Collectors.joining(", ")),
                sentences);
        compare(
                before.pppoeServers(),
                after.pppoeServers(),
                PppoeServer::key,
                server -> "PPPoE server " + server.serviceName() + " on " + server.linuxName(),
                sentences);
        return sentences;
    }

    private static <T> void compare(
            List<T> before, List<T> after, Function<T, String> key, Function<T, String> name, List<String> sentences) {
        Map<String, T> was = before.stream().collect(Collectors.toMap(key, item -> item));
        Map<String, T> will = after.stream().collect(Collectors.toMap(key, item -> item));
        before.stream()
                .filter(item -> !will.containsKey(key.apply(item)))
                .forEach(item -> sentences.add("stop " + name.apply(item)));
        for (T item : after) {
            T earlier = was.get(key.apply(item));
            if (earlier == null) {
                sentences.add("start " + name.apply(item));
            } else if (!earlier.equals(item)) {
                sentences.add("change " + name.apply(item));
            }
        }
    }
}
