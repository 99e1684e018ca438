package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.status.LinkRate;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.status.MemberLinkStatus.Session;
import braid.dataplane.status.Role;
import braid.shell.config.ItemKey;
import braid.shell.config.LinuxNames;
import braid.shell.menu.PppLinkMenu;
import braid.shell.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `/ppp/link`: one row a link.
public final class LinkRows {
    private final RouterView view;

    /// What all links of a bundle have sent, by bundle.
    private final Map<Integer, Long> sentByBundle = new HashMap<>();

    private LinkRows(RouterView view) {
        this.view = view;
    }

    static List<Row> of(RouterView view) {
        return rows(view, view.status().memberLinks());
    }

    /// The links of a client or server, bundled or not.
    static List<Row> ofOwner(RouterView view, String key) {
        return rows(view, view.index().membersOfOwner(key));
    }

    static List<Row> ofBundle(RouterView view, int bundle) {
        return rows(view, view.index().membersOfBundle(bundle));
    }

    private static List<Row> rows(RouterView view, List<MemberLinkStatus> links) {
        LinkRows rows = new LinkRows(view);
        return links.stream().map(rows::row).toList();
    }

    private Row row(MemberLinkStatus link) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(PppLinkMenu.BUNDLE.name(), text(bundle(link)));
        values.put(PppLinkMenu.INTERFACE.name(), text(view.interfaceName(link.linuxName())));
        link.session().ifPresent(session -> {
            values.put(PppLinkMenu.AC.name(), text(concentrator(session)));
            values.put(PppLinkMenu.SESSION_ID.name(), number(session.sessionId()));
        });
        values.put(PppLinkMenu.STATE.name(), text(word(link.standing().state())));
        values.put(
                PppLinkMenu.SINCE.name(),
                Texts.seconds(Sessions.nanosSince(view, link.standing().sinceNanos())));
        rate(link.rate(), values);
        values.put(PppLinkMenu.SHARE.name(), text(share(link)));
        link.traffic().rttNanos().ifPresent(nanos -> values.put(PppLinkMenu.RTT.name(), text(Texts.span(nanos))));
        link.traffic().skewNanos().ifPresent(nanos -> values.put(PppLinkMenu.SKEW.name(), text(Texts.span(nanos))));
        values.put(PppLinkMenu.LOST.name(), number(link.traffic().lost()));
        values.put(PppLinkMenu.LATE.name(), number(link.traffic().late()));
        values.put(PppLinkMenu.LOST_SENT.name(), number(link.traffic().lostSent()));
        values.put(PppLinkMenu.SUSPENSIONS.name(), number(link.traffic().suspensions()));
        link.session()
                .map(Session::identification)
                .filter(identification -> !identification.isEmpty())
                .ifPresent(identification -> values.put(PppLinkMenu.PEER.name(), text(identification)));
        values.put(PppLinkMenu.REASON.name(), text(link.standing().reason()));
        // Lines without a session have no number of their own.
        String key = "link " + link.role() + " " + link.owner() + " " + (link.id() == 0 ? link.linuxName() : link.id());
        return Row.dynamic(PppLinkMenu.MENU, view.ids().of(key), link.up() ? Set.of("running") : Set.of(), values);
    }

    /// Its bundle's interface; before it is in one, the client's, which that will be.
    private String bundle(MemberLinkStatus link) {
        return link.bundle().stream()
                .boxed()
                .flatMap(bundle -> view.index().bundle(bundle).stream())
                .map(bundle -> bundle.identity().label())
                .findFirst()
                .or(() -> ItemKey.item(view.configuration(), link.owner())
                        .filter(_ -> link.role() == Role.CLIENT)
                        .map(LinuxNames::name))
                .orElse("");
    }

    private static String concentrator(Session session) {
        return session.acName().isEmpty() ? session.peer().toString() : session.acName();
    }

    /// What is not known stays away, as RouterOS leaves it.
    private static void rate(LinkRate rate, Map<String, Value> values) {
        switch (rate) {
            case LinkRate.Configured(long bits) -> values.put(PppLinkMenu.SPEED.name(), text(Texts.rate(bits)));
            case LinkRate.Learned(long bits, boolean byEchoOnly) -> {
                values.put(PppLinkMenu.LEARNED.name(), text(Texts.rate(bits)));
                learning(byEchoOnly, values);
            }
            case LinkRate.Unknown(boolean byEchoOnly) -> learning(byEchoOnly, values);
        }
    }

    /// Only what is not as good as it could be is worth a column.
    private static void learning(boolean byEchoOnly, Map<String, Value> values) {
        if (byEchoOnly) {
            values.put(PppLinkMenu.LEARNING.name(), text("echo only"));
        }
    }

    private String share(MemberLinkStatus link) {
        if (link.bundle().isEmpty()) {
            return "";
        }
        long all = sentByBundle.computeIfAbsent(
                link.bundle().getAsInt(),
                bundle -> view.index().membersOfBundle(bundle).stream()
                        .mapToLong(other -> other.traffic().flow().txBytes())
                        .sum());
        return all == 0 ? "" : Math.round(100.0 * link.traffic().flow().txBytes() / all) + "%";
    }

    private static String word(MemberLinkStatus.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
