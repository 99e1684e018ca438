package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import braid.shell.config.ItemKey;
import braid.shell.menu.PppLinkMenu;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.schema.MenuDeclaration;
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
    public record Watched(List<String> fields, Map<String, Value> values, List<Row> links, MenuDeclaration linkMenu) {}

    public static Watched of(MenuDeclaration menu, Row row, RouterView view) {
        return menu.path().equals(PppoeServerMenu.PATH) ? serverSession(row, view) : client(row, view);
    }

    private static Watched client(Row row, RouterView view) {
        String key = ItemKey.of(row.owner(), row.id());
        Map<String, Value> values = new LinkedHashMap<>();
        Optional<ClientStatus> client = view.status().clients().stream()
                .filter(status -> status.key().equals(key))
                .findFirst();
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
        return new Watched(CLIENT_FIELDS, values, LinkRows.ofClient(view, key), PppLinkMenu.MENU);
    }

    private static void connected(RouterView view, BundleStatus bundle, Map<String, Value> values) {
        values.put("uptime", BundleRows.uptime(view, bundle));
        values.put("active-links", number(bundle.linksUp()));
        values.put("encoding", text(""));
        Optional<MemberLinkStatus> first = Sessions.links(view, bundle).stream().findFirst();
        values.put("service-name", text(bundle.serviceName()));
        values.put("ac-name", text(first.map(MemberLinkStatus::acName).orElse("")));
        values.put("ac-mac", text(first.map(MemberLinkStatus::peerMac).orElse(bundle.callerId())));
        addresses(bundle, values);
    }

    private static Watched serverSession(Row row, RouterView view) {
        Map<String, Value> values = new LinkedHashMap<>();
        Optional<BundleStatus> session = Sessions.servers(view).stream()
                .filter(bundle -> BundleRows.bundleOf(view, row.id()).stream().anyMatch(id -> id == bundle.id()))
                .findFirst();
        values.put("status", text(session.isPresent() ? "connected" : "disconnected"));
        session.ifPresent(bundle -> {
            values.put("uptime", BundleRows.uptime(view, bundle));
            values.put("user", text(bundle.user()));
            values.put("caller-id", text(bundle.callerId()));
            values.put("encoding", text(""));
            values.put("service", text(bundle.serviceName()));
            Sessions.links(view, bundle).stream()
                    .findFirst()
                    .ifPresent(link -> values.put("interface", text(view.interfaceName(link.linuxName()))));
            addresses(bundle, values);
        });
        List<Row> links = session.isPresent()
                ? LinkRows.of(view).stream()
                        .filter(link -> text(Sessions.name(view, session.get()))
                                .equals(link.values().get(PppLinkMenu.BUNDLE.name())))
                        .toList()
                : List.of();
        return new Watched(SERVER_FIELDS, values, links, PppLinkMenu.MENU);
    }

    private static void addresses(BundleStatus bundle, Map<String, Value> values) {
        values.put("mtu", number(bundle.mtuBytes()));
        values.put("mru", number(bundle.mruBytes()));
        bundle.localAddress().ifPresent(address -> values.put("local-address", Texts.ip(address)));
        bundle.remoteAddress().ifPresent(address -> values.put("remote-address", Texts.ip(address)));
    }

    private static String word(ClientPhase phase) {
        return switch (phase) {
            case INITIALIZING -> "initializing...";
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
