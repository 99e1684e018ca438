package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.network.ByteLimits;
import braid.dataplane.status.BundleEvent;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.Role;
import braid.dataplane.status.SessionEvent;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.PppActiveMenu;
import braid.shell.menu.PppBundleMenu;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// Bundles as `/ppp/bundle`, `/ppp/active` and `/interface/pppoe-server` show them.
public final class BundleRows {
    /// Events that have columns, by names of their own.
    private static final Set<BundleEvent> IN_THE_TABLE =
            EnumSet.of(BundleEvent.FRAGMENTS_LOST, BundleEvent.REORDERED, BundleEvent.LATE);

    private BundleRows() {}

    static List<Row> bundles(RouterView view) {
        return view.status().bundles().stream()
                .map(bundle -> Row.dynamic(PppBundleMenu.MENU, id(view, bundle), running(bundle), values(bundle)))
                .toList();
    }

    private static Map<String, Value> values(BundleStatus bundle) {
        BundleStatus.Standing standing = bundle.standing();
        BundleStatus.Negotiated negotiated = bundle.negotiated();
        BundleStatus.Traffic traffic = bundle.traffic();
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(PppBundleMenu.NAME.name(), text(bundle.identity().label()));
        values.put(PppBundleMenu.ROLE.name(), text(bundle.identity().role() == Role.CLIENT ? "client" : "server"));
        values.put(PppBundleMenu.PEER.name(), text(peer(bundle.identity())));
        values.put(PppBundleMenu.LINKS.name(), text(standing.linksUp() + "/" + standing.linksConfigured()));
        values.put(
                PppBundleMenu.MRRU.name(),
                negotiated.mrruBytes().isPresent()
                        ? number(negotiated.mrruBytes().getAsInt())
                        : text(""));
        values.put(PppBundleMenu.MTU.name(), number(negotiated.mtuBytes()));
        values.put(PppBundleMenu.TX_RATE.name(), text(Texts.rate(traffic.flow().txBitsPerSecond())));
        values.put(PppBundleMenu.RX_RATE.name(), text(Texts.rate(traffic.flow().rxBitsPerSecond())));
        values.put(PppBundleMenu.LOST.name(), number(traffic.event(BundleEvent.FRAGMENTS_LOST)));
        values.put(PppBundleMenu.REORDERED.name(), number(traffic.event(BundleEvent.REORDERED)));
        values.put(PppBundleMenu.LATE.name(), number(traffic.event(BundleEvent.LATE)));
        values.put(PppBundleMenu.DEPTH.name(), number(traffic.reassembly().depth()));
        values.put(PppBundleMenu.PEAK_DEPTH.name(), number(traffic.reassembly().peakDepth()));
        values.put(
                PppBundleMenu.DELAY.name(), text(Texts.span(traffic.reassembly().longestNanos())));
        traffic.events().forEach((event, count) -> {
            if (!IN_THE_TABLE.contains(event)) {
                values.put(event.word(), number(count));
            }
        });
        return values;
    }

    static List<Row> active(RouterView view) {
        return Sessions.servers(view).stream()
                .map(bundle -> {
                    Map<String, Value> values = new LinkedHashMap<>();
                    values.put(PppActiveMenu.NAME.name(), text(bundle.identity().user()));
                    values.put(PppActiveMenu.SERVICE.name(), text("pppoe"));
                    values.put(
                            PppActiveMenu.CALLER_ID.name(),
                            text(bundle.identity().callerId().toString()));
                    bundle.negotiated()
                            .remoteAddress()
                            .ifPresent(address -> values.put(PppActiveMenu.ADDRESS.name(), Texts.ip(address)));
                    values.put(PppActiveMenu.UPTIME.name(), uptime(view, bundle));
                    values.put(PppActiveMenu.ENCODING.name(), encoding(bundle));
                    values.put(
                            PppActiveMenu.SESSION_ID.name(),
                            text(String.format(
                                    Locale.ROOT, "0x%08X", bundle.identity().sessionNumber())));
                    ByteLimits limits = bundle.granted().bytes();
                    values.put(
                            PppActiveMenu.LIMIT_BYTES_IN.name(),
                            number(limits.fromPeer().orElse(0)));
                    values.put(
                            PppActiveMenu.LIMIT_BYTES_OUT.name(),
                            number(limits.toPeer().orElse(0)));
                    return Row.dynamic(PppActiveMenu.MENU, id(view, bundle), Set.of(), values);
                })
                .toList();
    }

    /// Sessions under the names that are kept for their users, then all others.
    static List<Row> serverSessions(MenuDeclaration menu, RouterView view) {
        List<Row> rows = new ArrayList<>();
        Set<Integer> named = new HashSet<>();
        for (Row row : ConfiguredRows.of(menu, view)) {
            Optional<BundleStatus> session = bundleOf(view, row);
            session.ifPresent(bundle -> named.add(bundle.id()));
            rows.add(session.map(bundle -> bundle.standing().running()
                            ? row.with(session(view, bundle)).flagged("running")
                            : row)
                    .orElse(row));
        }
        for (BundleStatus bundle : Sessions.servers(view)) {
            if (!named.contains(bundle.id())) {
                Map<String, Value> values = new LinkedHashMap<>();
                values.put(PppoeServerMenu.NAME.name(), text(bundle.identity().label()));
                values.put(PppoeServerMenu.USER.name(), text(bundle.identity().user()));
                values.put(
                        PppoeServerMenu.SERVICE.name(), text(bundle.identity().serviceName()));
                values.putAll(session(view, bundle));
                Set<String> flags = new TreeSet<>(running(bundle));
                flags.add("dynamic");
                rows.add(Row.dynamic(menu, id(view, bundle), flags, values));
            }
        }
        return rows;
    }

    private static Map<String, Value> session(RouterView view, BundleStatus bundle) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(
                PppoeServerMenu.REMOTE_ADDRESS.name(),
                text(bundle.identity().callerId().toString()));
        values.put(PppoeServerMenu.ENCODING.name(), encoding(bundle));
        values.put(PppoeServerMenu.UPTIME.name(), uptime(view, bundle));
        values.put(PppoeServerMenu.MTU.name(), number(bundle.negotiated().mtuBytes()));
        values.put(PppoeServerMenu.MRU.name(), number(bundle.negotiated().mruBytes()));
        Sessions.interfaceName(view, bundle)
                .ifPresent(name -> values.put(PppoeServerMenu.INTERFACE.name(), text(name)));
        return values;
    }

    /// What `/interface` knows the interface of a session by: the item's own id, or that of a dynamic item.
    public static long interfaceId(RouterView view, SessionEvent event) {
        if (event.role() == Role.CLIENT) {
            return ItemKey.id(event.owner());
        }
        return view.configuration().items(PppoeServerMenu.PATH).stream()
                .filter(item -> GivenText.of(item.get(PppoeServerMenu.NAME)).equals(event.label()))
                .map(Item::id)
                .findFirst()
                .orElseGet(() -> id(view, event.bundle()));
    }

    /// The dataplane's number of the bundle that a row stands for.
    public static OptionalInt bundleOf(RouterView view, long rowId) {
        return view.status().bundles().stream()
                .filter(bundle -> id(view, bundle) == rowId)
                .mapToInt(BundleStatus::id)
                .findFirst();
    }

    /// The session that a row of `/interface/pppoe-server` shows, if there is one.
    static Optional<BundleStatus> bundleOf(RouterView view, Row row) {
        return view.index()
                .bundle(GivenText.of(row.values().get(PppoeServerMenu.NAME.name())))
                .filter(bundle -> bundle.identity().role() == Role.SERVER);
    }

    /// `MPPE128 stateless`; empty text in the clear.
    static Value encoding(BundleStatus bundle) {
        return text(bundle.negotiated()
                .encryption()
                .map(encryption -> "MPPE" + encryption.bits() + (encryption.stateless() ? " stateless" : " stateful"))
                .orElse(""));
    }

    /// 0 while it comes up.
    static Value uptime(RouterView view, BundleStatus bundle) {
        return Texts.seconds(
                bundle.standing().running()
                        ? Sessions.nanosSince(view, bundle.standing().upSinceNanos())
                        : 0);
    }

    private static long id(RouterView view, BundleStatus bundle) {
        return id(view, bundle.id());
    }

    private static long id(RouterView view, int bundle) {
        return view.ids().of("bundle " + bundle);
    }

    private static Set<String> running(BundleStatus bundle) {
        return bundle.standing().running() ? Set.of("running") : Set.of();
    }

    private static String peer(BundleStatus.Identity bundle) {
        return bundle.role() == Role.CLIENT ? bundle.callerId().toString() : bundle.user() + "@" + bundle.callerId();
    }
}
