package braid.shell.intent;

import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.Secret;
import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.PppProfileMenu;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.schema.GivenText;
import braid.shell.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// PPPoE clients.
final class ClientIntent {
    private ClientIntent() {}

    static List<PppoeClient> clients(Source source) {
        return source.each(PppoeClientMenu.PATH, PppoeClientMenu.DISABLED, item -> client(source, item));
    }

    private static PppoeClient client(Source source, Item item) {
        Optional<Item> profile = profile(source, item);
        return new PppoeClient(
                ItemKey.of(item),
                Source.text(item, PppoeClientMenu.NAME),
                source.names().of(item.id()).orElseThrow(),
                lines(source, item),
                Source.text(item, PppoeClientMenu.USER),
                new Secret(Source.text(item, PppoeClientMenu.PASSWORD)),
                Source.text(item, PppoeClientMenu.SERVICE_NAME),
                Source.text(item, PppoeClientMenu.AC_NAME),
                hostUniq(item),
                new LinkOptions(
                        PppIntent.linkBytes(item, PppoeClientMenu.MAX_MTU),
                        PppIntent.linkBytes(item, PppoeClientMenu.MAX_MRU),
                        Source.number(item, PppoeClientMenu.MRRU),
                        Source.number(item, PppoeClientMenu.KEEPALIVE)),
                Source.methods(item, PppoeClientMenu.ALLOW),
                profile.flatMap(own -> Source.address(own, PppProfileMenu.LOCAL_ADDRESS)),
                profile.flatMap(own -> Source.address(own, PppProfileMenu.REMOTE_ADDRESS)),
                Source.yes(item, PppoeClientMenu.USE_PEER_DNS),
                Source.yes(item, PppoeClientMenu.ADD_DEFAULT_ROUTE)
                        ? Source.number(item, PppoeClientMenu.DEFAULT_ROUTE_DISTANCE)
                        : OptionalInt.empty(),
                PppIntent.session(source, profile),
                Source.yes(item, PppoeClientMenu.DIAL_ON_DEMAND));
    }

    private static Optional<Item> profile(Source source, Item item) {
        Configuration configuration = source.configuration();
        PppIntent.reference(source, item, PppoeClientMenu.PROFILE, PppProfileMenu.PATH);
        return item.get(PppoeClientMenu.PROFILE) instanceof Value.Id(long id)
                ? configuration.item(PppProfileMenu.PATH, id)
                : Optional.empty();
    }

    private static List<PppoeClient.Line> lines(Source source, Item item) {
        List<Value> speeds = Source.list(item, PppoeClientMenu.LINK_SPEED);
        List<Value> interfaces = Source.list(item, PppoeClientMenu.INTERFACE);
        if (interfaces.isEmpty()) {
            throw Unfit.refused("interface is empty: a client needs one to dial on");
        }
        if (speeds.size() > interfaces.size()) {
            throw Unfit.refused("link-speed has more entries than interface");
        }
        if (interfaces.stream().distinct().count() < interfaces.size()) {
            throw Unfit.refused("an interface is given twice");
        }
        for (Value reference : interfaces) {
            if (source.configuration().item(PppoeClientMenu.PATH, id(reference)).isPresent()) {
                throw Unfit.refused("a PPPoE session cannot run over a PPPoE session");
            }
        }
        List<String> names = source.lineNames(item, PppoeClientMenu.DISABLED, interfaces);
        List<PppoeClient.Line> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String[] rates = i < speeds.size() ? GivenText.of(speeds.get(i)).split("/") : new String[] {"auto"};
            lines.add(new PppoeClient.Line(
                    names.get(i), rate(rates[0]), rates.length > 1 ? rate(rates[1]) : OptionalLong.empty()));
        }
        return lines;
    }

    private static long id(Value reference) {
        return reference instanceof Value.Id(long id) ? id : -1;
    }

    /// `8M`, `768k`, `auto`.
    private static OptionalLong rate(String text) {
        if (text.equals("auto")) {
            return OptionalLong.empty();
        }
        OptionalLong rate = BitRates.read(text);
        if (rate.orElse(0) == 0) {
            throw Unfit.refused("link-speed " + text + " is no rate");
        }
        return rate;
    }

    /// One char an octet.
    private static Optional<String> hostUniq(Item item) {
        String hex = Source.text(item, PppoeClientMenu.HOST_UNIQ).toLowerCase(Locale.ROOT);
        return hex.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1));
    }
}
