package braid.shell.status;

import static braid.shell.status.Texts.text;

import braid.dataplane.network.RateLimit;
import braid.dataplane.status.BundleStatus;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/// `/queue/simple`: the queues that are kept, and one for each session whose profile limits its rate. Limits are
/// upload/download of the target, which is from the peer/to the peer.
final class QueueRows {
    static final String PATH = "/queue/simple";

    private static final long KILO = 1000;
    private static final String UNITS = "kMG";

    private QueueRows() {}

    static List<Row> simple(MenuDeclaration menu, RouterView view) {
        List<Row> rows = new ArrayList<>(ConfiguredRows.of(menu, view));
        for (BundleStatus bundle : view.status().bundles()) {
            if (bundle.granted().rate().limits() && bundle.standing().running()) {
                rows.add(Row.dynamic(
                        menu, view.ids().of("queue of bundle " + bundle.id()), Set.of("dynamic"), values(bundle)));
            }
        }
        return rows;
    }

    private static Map<String, Value> values(BundleStatus bundle) {
        RateLimit limit = bundle.granted().rate();
        String label = bundle.identity().label();
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("name", text(label.startsWith("<") ? label : "<" + label + ">"));
        values.put("target", text(label));
        values.put("parent", text("none"));
        values.put("packet-marks", text(""));
        values.put("priority", text("8/8"));
        values.put("queue", text("default-small/default-small"));
        values.put("limit-at", text("0/0"));
        values.put("max-limit", both(limit, RateLimit.Rate::bitsPerSecond));
        values.put("burst-limit", both(limit, rate -> rate.bursts() ? rate.burstBitsPerSecond() : 0));
        values.put("burst-threshold", both(limit, rate -> rate.bursts() ? rate.thresholdBitsPerSecond() : 0));
        values.put("burst-time", text(time(limit.fromPeer()) + "/" + time(limit.toPeer())));
        values.put("bucket-size", text("0.1/0.1"));
        return values;
    }

    private static Value both(RateLimit limit, ToLongFunction<RateLimit.Rate> figure) {
        return text(bits(figure.applyAsLong(limit.fromPeer())) + "/" + bits(figure.applyAsLong(limit.toPeer())));
    }

    private static String time(RateLimit.Rate rate) {
        return (rate.bursts() ? rate.burstSeconds() : 0) + "s";
    }

    /// The shortest form that is exact: `10M`, `1500k`.
    private static String bits(long bits) {
        long count = bits;
        int unit = 0;
        while (count > 0 && count % KILO == 0 && unit < UNITS.length()) {
            count /= KILO;
            unit++;
        }
        return unit == 0 ? Long.toString(count) : count + UNITS.substring(unit - 1, unit);
    }
}
