package braid.shell.status;

import static braid.shell.status.Texts.number;

import braid.shell.menu.ConnectionTrackingMenu;
import braid.shell.menu.TrackingSettings;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings of connection tracking, with what the kernel has where nobody has set anything.
final class TrackingRow {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TrackingRow() {}

    static Row of(MenuDeclaration menu, RouterView view) {
        List<String> names = new ArrayList<>(List.of(TrackingSettings.MOST, TrackingSettings.COUNT));
        ConnectionTrackingMenu.TIMES.forEach(property -> names.add(TrackingSettings.name(property)));
        Map<String, String> there = view.kernel().settings(names);
        Map<String, Value> read = new LinkedHashMap<>();
        put(read, ConnectionTrackingMenu.MAX_ENTRIES, there.get(TrackingSettings.MOST));
        put(read, ConnectionTrackingMenu.TOTAL_ENTRIES, there.get(TrackingSettings.COUNT));
        if (view.running().isPresent()) {
            read.put(
                    ConnectionTrackingMenu.ACTIVE.name(),
                    new Value.Bool(!"0".equals(there.getOrDefault(TrackingSettings.COUNT, "0"))));
        }
        Row row = ConfiguredRows.settings(menu, view).with(read);
        for (Property property : ConnectionTrackingMenu.TIMES) {
            String seconds = there.get(TrackingSettings.name(property));
            if (seconds != null && seconds.matches("\\d{1,9}")) {
                row = row.showing(property.name(), new Value.Time(Long.parseLong(seconds) * NANOS_PER_SECOND));
            }
        }
        return row;
    }

    private static void put(Map<String, Value> values, Property property, String digits) {
        if (digits != null && digits.matches("\\d{1,18}")) {
            values.put(property.name(), number(Long.parseLong(digits)));
        }
    }
}
