package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.shell.menu.PppLinkMenu;
import braid.shell.menu.SystemClockMenu;
import braid.shell.menu.SystemPackageMenu;
import braid.shell.menu.SystemResourceCpuMenu;
import braid.shell.menu.SystemResourceMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.status.MachineStatus.Load;
import braid.shell.value.Value;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The machine under the router: what it is, how it does, and its clock.
final class MachineRows {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private MachineRows() {}

    static Row resources(MenuDeclaration menu, RouterView view) {
        MachineStatus machine = view.machine().get();
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(SystemResourceMenu.UPTIME.name(), Texts.seconds(machine.uptimeNanos()));
        values.put(SystemResourceMenu.VERSION.name(), text(machine.software()));
        values.put(
                SystemResourceMenu.FREE_MEMORY.name(), number(machine.memory().free()));
        values.put(
                SystemResourceMenu.TOTAL_MEMORY.name(), number(machine.memory().total()));
        values.put(SystemResourceMenu.CPU.name(), text(machine.processor().name()));
        values.put(
                SystemResourceMenu.CPU_COUNT.name(),
                number(machine.processor().cores().size()));
        machine.processor()
                .megahertz()
                .ifPresent(clock -> values.put(SystemResourceMenu.CPU_FREQUENCY.name(), number(clock)));
        values.put(
                SystemResourceMenu.CPU_LOAD.name(),
                number(machine.processor().load().busy()));
        values.put(SystemResourceMenu.FREE_DISK.name(), number(machine.disk().free()));
        values.put(SystemResourceMenu.TOTAL_DISK.name(), number(machine.disk().total()));
        values.put(SystemResourceMenu.ARCHITECTURE.name(), text(machine.architecture()));
        values.put(SystemResourceMenu.BOARD.name(), text(machine.board()));
        values.put(SystemResourceMenu.PLATFORM.name(), text("Braid"));
        return ConfiguredRows.settings(menu, view).with(values);
    }

    /// What `/system/resource/monitor` shows.
    static Monitors.Watched load(RouterView view) {
        MachineStatus machine = view.machine().get();
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("cpu-used", number(machine.processor().load().busy()));
        values.put(
                SystemResourceMenu.FREE_MEMORY.name(), number(machine.memory().free()));
        return new Monitors.Watched(
                List.copyOf(values.keySet()),
                values,
                List.of(),
                PppLinkMenu.MENU,
                Map.of(
                        "cpu-used",
                        machine.processor().load().busy() + "%",
                        SystemResourceMenu.FREE_MEMORY.name(),
                        SystemResourceMenu.FREE_MEMORY
                                .type()
                                .write(number(machine.memory().free()), view.names())));
    }

    static List<Row> cores(RouterView view) {
        List<Load> cores = view.machine().get().processor().cores();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cores.size(); i++) {
            Map<String, Value> values = new LinkedHashMap<>();
            values.put(SystemResourceCpuMenu.CPU.name(), text("cpu" + i));
            values.put(SystemResourceCpuMenu.LOAD.name(), number(cores.get(i).busy()));
            values.put(SystemResourceCpuMenu.IRQ.name(), number(cores.get(i).interrupts()));
            values.put(SystemResourceCpuMenu.DISK.name(), number(cores.get(i).disk()));
            rows.add(Row.dynamic(SystemResourceCpuMenu.MENU, view.ids().of("cpu " + i), Set.of(), values));
        }
        return rows;
    }

    static List<Row> packages(RouterView view) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(SystemPackageMenu.NAME.name(), text("braid"));
        values.put(SystemPackageMenu.VERSION.name(), text(view.machine().get().software()));
        return List.of(Row.dynamic(SystemPackageMenu.MENU, view.ids().of("package braid"), Set.of(), values));
    }

    /// The clock as it is, whatever somebody has tried to set it to.
    static Row clock(MenuDeclaration menu, RouterView view) {
        Instant now = view.now().get();
        ZonedDateTime here = now.atZone(view.zone());
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(SystemClockMenu.TIME.name(), Texts.seconds(here.toLocalTime().toNanoOfDay()));
        values.put(SystemClockMenu.DATE.name(), text(DATE.format(here)));
        values.put(SystemClockMenu.OFFSET.name(), text(OFFSET.format(here)));
        values.put(
                SystemClockMenu.SUMMER.name(),
                new Value.Bool(view.zone().getRules().isDaylightSavings(now)));
        Row row = ConfiguredRows.settings(menu, view);
        Map<String, Value> ordered = new LinkedHashMap<>(row.values());
        ordered.putAll(values);
        return row.with(ordered)
                .showing(SystemClockMenu.ZONE.name(), text(view.zone().getId()));
    }
}
