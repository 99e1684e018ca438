package braid.shell.status;

import static braid.shell.status.Texts.number;

import braid.shell.menu.InterfaceMenu;
import braid.shell.menu.PppLinkMenu;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.status.Monitors.Watched;
import braid.shell.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How fast interfaces count: the difference of two looks. One thread.
public final class InterfaceTraffic {
    private static final double SECOND = 1e9;
    private static final int BITS = 8;
    private static final String NAME = InterfaceMenu.NAME.name();

    /// What is shown, and of which counter it is the rate.
    private static final Map<String, Property> RATES = rates();

    private record Look(long atNanos, Map<Long, Map<String, Value>> counted) {}

    private Look before = new Look(0, Map.of());
    private Look latest = new Look(0, Map.of());

    private static Map<String, Property> rates() {
        Map<String, Property> rates = new LinkedHashMap<>();
        rates.put("rx-packets-per-second", InterfaceMenu.RX_PACKET);
        rates.put("rx-bits-per-second", InterfaceMenu.RX_BYTE);
        rates.put("rx-drops-per-second", InterfaceMenu.RX_DROP);
        rates.put("rx-errors-per-second", InterfaceMenu.RX_ERROR);
        rates.put("tx-packets-per-second", InterfaceMenu.TX_PACKET);
        rates.put("tx-bits-per-second", InterfaceMenu.TX_BYTE);
        rates.put("tx-drops-per-second", InterfaceMenu.TX_DROP);
        rates.put("tx-errors-per-second", InterfaceMenu.TX_ERROR);
        return rates;
    }

    /// Takes the counters of a moment.
    ///
    /// @return false if nothing was counted since the last look
    public boolean look(List<Row> rows, RouterView view) {
        Map<Long, Map<String, Value>> counted = new HashMap<>();
        rows.forEach(row -> counted.put(row.id(), row.values()));
        long atNanos = view.countedNanos();
        if (atNanos == latest.atNanos() && latest.counted().keySet().containsAll(counted.keySet())) {
            return false;
        }
        before = latest;
        latest = new Look(atNanos, counted);
        return true;
    }

    public Watched of(Row row) {
        return of(row.values().getOrDefault(NAME, new Value.Str("")), List.of(row));
    }

    /// What several interfaces count together.
    public Watched of(Value called, List<Row> rows) {
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, String> shown = new HashMap<>();
        values.put(NAME, called);
        double seconds = (latest.atNanos() - before.atNanos()) / SECOND;
        RATES.forEach((name, counter) -> {
            long count = rows.stream()
                    .filter(row -> before.counted().containsKey(row.id()))
                    .mapToLong(row -> Math.max(0, count(latest, row, counter) - count(before, row, counter)))
                    .sum();
            boolean bits = counter.equals(InterfaceMenu.RX_BYTE) || counter.equals(InterfaceMenu.TX_BYTE);
            long rate = seconds > 0 ? Math.round(count * (bits ? BITS : 1) / seconds) : 0;
            values.put(name, number(rate));
            shown.put(name, bits ? Texts.rate(rate) : grouped(rate));
        });
        List<String> fields = List.copyOf(values.keySet());
        return new Watched(fields, values, List.of(), PppLinkMenu.MENU, shown);
    }

    private static long count(Look look, Row row, Property counter) {
        return look.counted().getOrDefault(row.id(), Map.of()).get(counter.name()) instanceof Value.Num(long number)
                ? number
                : 0;
    }

    /// `10 250`.
    private static String grouped(long number) {
        return Types.COUNTER.write(number(number), Type.Names.NONE);
    }
}
