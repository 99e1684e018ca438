package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import braid.dataplane.status.DataplaneStatus.Role;
import braid.shell.menu.PppLinkMenu;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `/ppp/link`: one row a link.
public final class LinkRows {
    private LinkRows() {}

    static List<Row> of(RouterView view) {
        return view.status().memberLinks().stream().map(link -> row(view, link)).toList();
    }

    /// The links of a client, bundled or not.
    public static List<Row> ofClient(RouterView view, String clientKey) {
        return view.status().memberLinks().stream()
                .filter(link -> link.role() == Role.CLIENT && link.owner().equals(clientKey))
                .map(link -> row(view, link))
                .toList();
    }

    private static Row row(RouterView view, MemberLinkStatus link) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<BundleStatus> bundles = view.status().bundles().stream()
                .filter(bundle -> link.bundle().equals(java.util.Optional.of(bundle.id())))
                .toList();
        values.put(PppLinkMenu.BUNDLE.name(), text(bundles.isEmpty() ? "" : Sessions.name(view, bundles.getFirst())));
        values.put(PppLinkMenu.INTERFACE.name(), text(view.interfaceName(link.linuxName())));
        values.put(PppLinkMenu.AC.name(), text(link.acName().isEmpty() ? link.peerMac() : link.acName()));
        values.put(PppLinkMenu.SESSION_ID.name(), number(link.sessionId()));
        values.put(PppLinkMenu.STATE.name(), text(link.state()));
        values.put(PppLinkMenu.SINCE.name(), Texts.seconds(Sessions.nanosSince(view, link.sinceNanos())));
        link.configuredTxBitsPerSecond()
                .ifPresent(rate -> values.put(PppLinkMenu.SPEED.name(), text(Texts.rate(rate))));
        link.learnedTxBitsPerSecond().ifPresent(rate -> values.put(PppLinkMenu.LEARNED.name(), text(Texts.rate(rate))));
        values.put(PppLinkMenu.SHARE.name(), text(share(view, link)));
        link.rttNanos().ifPresent(nanos -> values.put(PppLinkMenu.RTT.name(), text(Texts.span(nanos))));
        link.skewNanos().ifPresent(nanos -> values.put(PppLinkMenu.SKEW.name(), text(Texts.span(nanos))));
        values.put(PppLinkMenu.LOST.name(), number(link.lost()));
        values.put(PppLinkMenu.LATE.name(), number(link.late()));
        values.put(PppLinkMenu.REASON.name(), text(link.reason()));
        String key = "link " + link.role() + " " + link.owner() + " " + link.id();
        return Row.dynamic(
                PppLinkMenu.MENU, view.ids().of(key), link.state().equals("up") ? Set.of("running") : Set.of(), values);
    }

    private static String share(RouterView view, MemberLinkStatus link) {
        long all = view.status().memberLinks().stream()
                .filter(other -> link.bundle().isPresent() && other.bundle().equals(link.bundle()))
                .mapToLong(MemberLinkStatus::txBytes)
                .sum();
        return all == 0 ? "" : Math.round(100.0 * link.txBytes() / all) + "%";
    }
}
