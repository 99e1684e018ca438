package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.MemberLinkStatus;
import braid.shell.config.ItemKey;
import braid.shell.menu.EthernetMenu;
import braid.shell.menu.PppLinkMenu;
import braid.shell.menu.PppoeServerServerMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Watch;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `monitor` shows of an item.
public final class Monitors {
    private static final List<String> CLIENT_FIELDS = List.of(
            "status",
            "uptime",
            "active-links",
            "encoding",
            "service-name",
            "ac-name",
            "ac-mac",
            "mtu",
            "mru",
            "local-address",
            "remote-address");
    private static final List<String> SERVER_FIELDS = List.of(
            "status",
            "uptime",
            "user",
            "caller-id",
            "encoding",
            "service",
            "interface",
            "mtu",
            "mru",
            "local-address",
            "remote-address");

    private Monitors() {}

    /// @param fields names of the values, in the order they are shown
    /// @param links rows of the links below, of the menu `linkMenu`
    /// @param shown how a person sees those values that have a form of their own (`27.8kbps`)
    public record Watched(
            List<String> fields,
            Map<String, Value> values,
            List<Row> links,
            MenuDeclaration linkMenu,
            Map<String, String> shown) {
        public Watched(List<String> fields, Map<String, Value> values, List<Row> links, MenuDeclaration linkMenu) {
            this(fields, values, links, linkMenu, Map.of());
        }
    }

    public static Watched of(Watch what, Row row, RouterView view) {
        return switch (what) {
            case PORT -> port(row, view);
            case CLIENT -> client(row, view);
            case SERVER -> server(row, view);
            case SESSION -> serverSession(row, view);
            case MACHINE -> MachineRows.load(view);
        };
    }

    private static Watched client(Row row, RouterView view) {
        String key = ItemKey.of(row.owner(), row.id());
        Map<String, Value> values = new LinkedHashMap<>();
        Optional<ClientStatus> client = view.index().client(key);
        boolean disabled = row.flags().contains("disabled");
        values.put(
                "status",
                text(
                        disabled
                                ? "disabled"
                                : client.map(status -> word(status.phase())).orElse("disconnected")));
        Optional<BundleStatus> bundle = Sessions.ofClient(view, row.id())
                .filter(_ -> client.filter(status -> status.phase() == ClientPhase.CONNECTED)
                        .isPresent());
        bundle.ifPresent(up -> connected(view, up, values));
        return new Watched(CLIENT_FIELDS, values, LinkRows.ofOwner(view, key), PppLinkMenu.MENU);
    }

    private static void connected(RouterView view, BundleStatus bundle, Map<String, Value> values) {
        values.put("uptime", BundleRows.uptime(view, bundle));
        values.put("active-links", number(bundle.standing().linksUp()));
        values.put("encoding", BundleRows.encoding(bundle));
        Optional<MemberLinkStatus.Session> first = view.index().membersOfBundle(bundle.id()).stream()
                .flatMap(link -> link.session().stream())
                .findFirst();
        values.put("service-name", text(bundle.identity().serviceName()));
        values.put("ac-name", text(first.map(MemberLinkStatus.Session::acName).orElse("")));
        values.put(
                "ac-mac",
                text(first.map(MemberLinkStatus.Session::peer)
                        .orElse(bundle.identity().callerId())
                        .toString()));
        addresses(bundle, values);
    }

    private static Watched serverSession(Row row, RouterView view) {
        Map<String, Value> values = new LinkedHashMap<>();
        Optional<BundleStatus> session = BundleRows.bundleOf(view, row);
        values.put("status", text(session.isPresent() ? "connected" : "disconnected"));
        session.ifPresent(bundle -> {
            values.put("uptime", BundleRows.uptime(view, bundle));
            values.put("user", text(bundle.identity().user()));
            values.put("caller-id", text(bundle.identity().callerId().toString()));
            values.put("encoding", BundleRows.encoding(bundle));
            values.put("service", text(bundle.identity().serviceName()));
            Sessions.interfaceName(view, bundle).ifPresent(name -> values.put("interface", text(name)));
            addresses(bundle, values);
        });
        List<Row> links =
                session.map(bundle -> LinkRows.ofBundle(view, bundle.id())).orElse(List.of());
        return new Watched(SERVER_FIELDS, values, links, PppLinkMenu.MENU);
    }

    /// A server: how many came in, and whom its interface turned away and why.
    private static Watched server(Row row, RouterView view) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<MemberLinkStatus> links = view.index().membersOfOwner(ItemKey.of(row.owner(), row.id()));
        values.put("sessions", number(links.size()));
        if (row.values().get(PppoeServerServerMenu.INTERFACE.name()) instanceof Value.Id(long port)) {
            dropped(view.index().linuxName(port), view, values);
        }
        return new Watched(List.copyOf(values.keySet()), values, List.of(), PppLinkMenu.MENU);
    }

    private static Watched port(Row row, RouterView view) {
        Map<String, Value> values = new LinkedHashMap<>();
        Optional<String> linuxName = view.index().linuxName(row.id());
        Optional<LinkStatus> link = linuxName.flatMap(view::link);
        values.put("name", row.values().getOrDefault(EthernetMenu.NAME.name(), text("")));
        boolean carries = link.filter(there -> there.up() && there.carrier()).isPresent();
        values.put("status", text(carries ? "link-ok" : "no-link"));
        dropped(linuxName, view, values);
        return new Watched(List.copyOf(values.keySet()), values, List.of(), PppLinkMenu.MENU);
    }

    /// PPPoE frames that were dropped on an interface, each reason that occurred.
    private static void dropped(Optional<String> linuxName, RouterView view, Map<String, Value> values) {
        linuxName.flatMap(view.index()::port).ifPresent(port -> {
            port.rxDropped().forEach((reason, count) -> values.put("rx-" + reason, number(count)));
            port.txDropped().forEach((reason, count) -> values.put("tx-" + reason, number(count)));
        });
    }

    private static void addresses(BundleStatus bundle, Map<String, Value> values) {
        BundleStatus.Negotiated negotiated = bundle.negotiated();
        values.put("mtu", number(negotiated.mtuBytes()));
        values.put("mru", number(negotiated.mruBytes()));
        negotiated.localAddress().ifPresent(address -> values.put("local-address", Texts.ip(address)));
        negotiated.remoteAddress().ifPresent(address -> values.put("remote-address", Texts.ip(address)));
    }

    private static String word(ClientPhase phase) {
        return switch (phase) {
            case INITIALIZING -> "initializing...";
            case WAITING_FOR_PACKETS -> "waiting for packets...";
            case DIALING -> "dialing...";
            case LINK_ESTABLISHED -> "link established";
            case VERIFYING_PASSWORD -> "verifying password...";
            case AUTHENTICATED -> "authenticated";
            case CONNECTED -> "connected";
            case TERMINATING -> "terminating...";
            case DISCONNECTED -> "disconnected";
        };
    }
}
