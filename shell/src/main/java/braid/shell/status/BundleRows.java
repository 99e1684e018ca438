package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.Role;
import braid.shell.menu.PppActiveMenu;
import braid.shell.menu.PppBundleMenu;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// Bundles as `/ppp/bundle`, `/ppp/active` and `/interface/pppoe-server` show them.
public final class BundleRows {
    private BundleRows() {}

    static List<Row> bundles(RouterView view) {
        return view.status().bundles().stream()
                .map(bundle -> {
                    Map<String, Value> values = new LinkedHashMap<>();
                    values.put(PppBundleMenu.NAME.name(), text(Sessions.name(view, bundle)));
                    values.put(PppBundleMenu.ROLE.name(), text(bundle.role() == Role.CLIENT ? "client" : "server"));
                    values.put(PppBundleMenu.PEER.name(), text(peer(bundle)));
                    values.put(PppBundleMenu.LINKS.name(), text(bundle.linksUp() + "/" + bundle.linksConfigured()));
                    values.put(
                            PppBundleMenu.MRRU.name(),
                            text(bundle.mrruBytes().map(String::valueOf).orElse("")));
                    values.put(PppBundleMenu.MTU.name(), number(bundle.mtuBytes()));
                    values.put(PppBundleMenu.TX_RATE.name(), text(Texts.rate(bundle.txBitsPerSecond())));
                    values.put(PppBundleMenu.RX_RATE.name(), text(Texts.rate(bundle.rxBitsPerSecond())));
                    values.put(PppBundleMenu.LOST.name(), number(bundle.fragmentsLost()));
                    values.put(PppBundleMenu.REORDERED.name(), number(bundle.reordered()));
                    values.put(PppBundleMenu.LATE.name(), number(bundle.late()));
                    values.put(PppBundleMenu.DEPTH.name(), number(bundle.reassemblyDepth()));
                    values.put(PppBundleMenu.DELAY.name(), text(Texts.span(bundle.reassemblyDelayMaxNanos())));
                    return Row.dynamic(PppBundleMenu.MENU, id(view, bundle), running(bundle), values);
                })
                .toList();
    }

    static List<Row> active(RouterView view) {
        return Sessions.servers(view).stream()
                .map(bundle -> {
                    Map<String, Value> values = new LinkedHashMap<>();
                    values.put(PppActiveMenu.NAME.name(), text(bundle.user()));
                    values.put(PppActiveMenu.SERVICE.name(), text("pppoe"));
                    values.put(PppActiveMenu.CALLER_ID.name(), text(bundle.callerId()));
                    bundle.remoteAddress()
                            .ifPresent(address -> values.put(PppActiveMenu.ADDRESS.name(), Texts.ip(address)));
                    values.put(PppActiveMenu.UPTIME.name(), uptime(view, bundle));
                    values.put(PppActiveMenu.ENCODING.name(), text(""));
                    values.put(
                            PppActiveMenu.SESSION_ID.name(),
                            text(String.format(java.util.Locale.ROOT, "0x%08X", bundle.sessionNumber())));
                    return Row.dynamic(PppActiveMenu.MENU, id(view, bundle), Set.of(), values);
                })
                .toList();
    }

    static List<Row> serverSessions(MenuDeclaration menu, RouterView view) {
        List<Row> rows = new ArrayList<>(ConfiguredRows.of(menu, view));
        for (BundleStatus bundle : Sessions.servers(view)) {
            Map<String, Value> values = new LinkedHashMap<>();
            values.put(PppoeServerMenu.NAME.name(), text(Sessions.name(view, bundle)));
            values.put(PppoeServerMenu.USER.name(), text(bundle.user()));
            values.put(PppoeServerMenu.SERVICE.name(), text(bundle.serviceName()));
            values.put(PppoeServerMenu.REMOTE_ADDRESS.name(), text(bundle.callerId()));
            values.put(PppoeServerMenu.ENCODING.name(), text(""));
            values.put(PppoeServerMenu.UPTIME.name(), uptime(view, bundle));
            values.put(PppoeServerMenu.MTU.name(), number(bundle.mtuBytes()));
            values.put(PppoeServerMenu.MRU.name(), number(bundle.mruBytes()));
            Sessions.links(view, bundle).stream()
                    .findFirst()
                    .ifPresent(link ->
                            values.put(PppoeServerMenu.INTERFACE.name(), text(view.interfaceName(link.linuxName()))));
            Set<String> flags = new TreeSet<>(running(bundle));
            flags.add("dynamic");
            rows.add(Row.dynamic(menu, id(view, bundle), flags, values));
        }
        return rows;
    }

    /// The dataplane's number of the bundle that a row stands for.
    public static OptionalInt bundleOf(RouterView view, long rowId) {
        return view.status().bundles().stream()
                .filter(bundle -> id(view, bundle) == rowId)
                .mapToInt(BundleStatus::id)
                .findFirst();
    }

    static Value uptime(RouterView view, BundleStatus bundle) {
        return Texts.seconds(Sessions.nanosSince(view, bundle.upSinceNanos()));
    }

    private static long id(RouterView view, BundleStatus bundle) {
        return view.ids().of("bundle " + bundle.id());
    }

    private static Set<String> running(BundleStatus bundle) {
        return bundle.running() ? Set.of("running") : Set.of();
    }

    private static String peer(BundleStatus bundle) {
        return bundle.role() == Role.CLIENT ? bundle.callerId() : bundle.user() + "@" + bundle.callerId();
    }
}
