package braid.shell.command;

import braid.shell.menu.InterfaceMenu;
import braid.shell.menu.SystemIdentityMenu;
import braid.shell.menu.SystemResourceCpuMenu;
import braid.shell.menu.SystemResourceMenu;
import braid.shell.render.BlockLayout;
import braid.shell.render.DetailLayout;
import braid.shell.render.Entry;
import braid.shell.render.Field;
import braid.shell.schema.Flag;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.status.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `print oid`: where SNMP has the values of a menu, by the standard modules (RFC 1213, RFC 2790, RFC 2863) and by
/// MikroTik's numbers. The router itself answers no SNMP.
final class Oids {
    private static final String SYSTEM = ".1.3.6.1.2.1.1.";
    private static final String INTERFACES = ".1.3.6.1.2.1.2.2.1.";
    private static final String MORE_OF_INTERFACES = ".1.3.6.1.2.1.31.1.1.1.";
    private static final String STORAGE = ".1.3.6.1.2.1.25.2.3.1.";
    private static final String PROCESSOR = ".1.3.6.1.2.1.25.3.3.1.";
    private static final String MIKROTIK = ".1.3.6.1.4.1.14988.1.1.";
    private static final String MEMORY = ".65536";
    private static final String DISK = ".131072";

    /// By menu: names, and what stands in front of an item's number; those of single records are whole.
    private static final Map<String, List<Oid>> KNOWN = Map.of(
            SystemIdentityMenu.PATH,
            List.of(new Oid("name", SYSTEM + "5.0")),
            SystemResourceMenu.PATH,
            List.of(
                    new Oid("uptime", SYSTEM + "3.0"),
                    new Oid("total-hdd-space", STORAGE + "5" + DISK),
                    new Oid("used-hdd-space", STORAGE + "6" + DISK),
                    new Oid("total-memory", STORAGE + "5" + MEMORY),
                    new Oid("used-memory", STORAGE + "6" + MEMORY),
                    new Oid("cpu-frequency", MIKROTIK + "3.14.0")),
            SystemResourceCpuMenu.PATH,
            List.of(new Oid("load", PROCESSOR + "2.")),
            InterfaceMenu.PATH,
            List.of(
                    new Oid("name", INTERFACES + "2."),
                    new Oid("actual-mtu", INTERFACES + "4."),
                    new Oid("mac-address", INTERFACES + "6."),
                    new Oid("admin-status", INTERFACES + "7."),
                    new Oid("oper-status", INTERFACES + "8."),
                    new Oid("bytes-in", MORE_OF_INTERFACES + "6."),
                    new Oid("packets-in", MORE_OF_INTERFACES + "7."),
                    new Oid("discards-in", INTERFACES + "13."),
                    new Oid("errors-in", INTERFACES + "14."),
                    new Oid("bytes-out", MORE_OF_INTERFACES + "10."),
                    new Oid("packets-out", MORE_OF_INTERFACES + "11."),
                    new Oid("discards-out", INTERFACES + "19."),
                    new Oid("errors-out", INTERFACES + "20.")));

    private record Oid(String name, String number) {}

    private Oids() {}

    /// The single record of a settings menu; nothing where no module has it.
    static List<String> settings(MenuDeclaration menu) {
        List<Oid> known = known(menu);
        return known.isEmpty() ? List.of() : BlockLayout.lines(fields(known), List.of(entry(known, "", "", Set.of())));
    }

    /// @param rows in the order and with the numbers that they are shown with
    static List<String> items(MenuDeclaration menu, List<Row> rows, int width) {
        List<Oid> known = known(menu);
        if (known.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (Row row : rows) {
            Set<Character> flags = new TreeSet<>();
            menu.flags().stream()
                    .filter(flag -> row.flags().contains(flag.name()))
                    .map(Flag::letter)
                    .forEach(flags::add);
            entries.add(entry(known, Integer.toString(entries.size()), Long.toString(index(menu, row)), flags));
        }
        return DetailLayout.of(menu.flags(), fields(known), entries, width, true)
                .lines();
    }

    /// What SNMP calls the item: interfaces have their item's number there, those of sessions too; cores are counted,
    /// from 1 on.
    private static long index(MenuDeclaration menu, Row row) {
        return menu.path().equals(SystemResourceCpuMenu.PATH) ? core(row) + 1 : row.id();
    }

    /// Its own number, whichever others are shown.
    private static long core(Row row) {
        return Long.parseLong(
                GivenText.of(row.values().get(SystemResourceCpuMenu.CPU.name())).substring("cpu".length()));
    }

    private static List<Oid> known(MenuDeclaration menu) {
        return KNOWN.getOrDefault(menu.path(), List.of());
    }

    private static List<Field> fields(List<Oid> known) {
        return known.stream().map(oid -> new Field(oid.name(), false, false)).toList();
    }

    private static Entry entry(List<Oid> known, String number, String item, Set<Character> flags) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        known.forEach(oid -> values.put(oid.name(), List.of(oid.number() + item)));
        return new Entry(number, flags, Optional.empty(), Optional.empty(), values);
    }
}
