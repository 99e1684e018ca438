package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.status.KernelEntry;
import braid.dataplane.status.KernelEntry.Connection;
import braid.dataplane.status.KernelEntry.Direction;
import braid.dataplane.status.KernelEntry.TcpState;
import braid.dataplane.status.KernelEntry.Trait;
import braid.shell.config.NameNumber;
import braid.shell.menu.ConnectionMenu;
import braid.shell.menu.FirewallMangleMenu;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tracked connections.
final class ConnectionRows {
    private static final Map<Integer, String> PROTOCOLS = Map.ofEntries(
            Map.entry(1, "icmp"),
            Map.entry(2, "igmp"),
            Map.entry(4, "ipip"),
            Map.entry(6, "tcp"),
            Map.entry(17, "udp"),
            Map.entry(33, "dccp"),
            Map.entry(41, "ipv6-encap"),
            Map.entry(47, "gre"),
            Map.entry(50, "ipsec-esp"),
            Map.entry(51, "ipsec-ah"),
            Map.entry(89, "ospf"),
            Map.entry(103, "pim"),
            Map.entry(112, "vrrp"),
            Map.entry(132, "sctp"),
            Map.entry(136, "udp-lite"));

    private static final Map<Trait, String> FLAGS = Map.of(
            Trait.EXPECTED, "expected",
            Trait.SEEN_REPLY, "seen-reply",
            Trait.ASSURED, "assured",
            Trait.CONFIRMED, "confirmed",
            Trait.DYING, "dying",
            Trait.SOURCE_TRANSLATED, "srcnat",
            Trait.DESTINATION_TRANSLATED, "dstnat");

    private ConnectionRows() {}

    static List<Row> of(MenuDeclaration menu, RouterView view) {
        Map<Integer, String> marks = marks(view);
        List<Row> rows = new ArrayList<>();
        for (Connection connection : view.kernel().connections()) {
            rows.add(Row.dynamic(menu, id(view, connection), flags(connection), values(connection, marks)));
        }
        return rows;
    }

    /// The connection that a row shows, if it is still there.
    static Optional<KernelEntry> entry(RouterView view, long rowId) {
        return view.kernel().connections().stream()
                .filter(connection -> id(view, connection) == rowId)
                .map(KernelEntry.class::cast)
                .findFirst();
    }

    private static long id(RouterView view, Connection connection) {
        return view.ids().of("connection " + Integer.toHexString(connection.id()));
    }

    private static Set<String> flags(Connection connection) {
        Set<String> flags = new TreeSet<>();
        connection
                .traits()
                .forEach(trait -> Optional.ofNullable(FLAGS.get(trait)).ifPresent(flags::add));
        return flags;
    }

    private static Map<String, Value> values(Connection connection, Map<Integer, String> marks) {
        Map<String, Value> values = new LinkedHashMap<>();
        Direction original = connection.original();
        Direction reply = connection.reply();
        String number = Integer.toString(connection.protocol());
        put(values, ConnectionMenu.PROTOCOL, text(PROTOCOLS.getOrDefault(connection.protocol(), number)));
        put(values, ConnectionMenu.SRC_ADDRESS, Texts.ip(original.source()));
        put(values, ConnectionMenu.DST_ADDRESS, Texts.ip(original.destination()));
        original.ports().ifPresent(ports -> {
            put(values, ConnectionMenu.SRC_PORT, number(ports.source()));
            put(values, ConnectionMenu.DST_PORT, number(ports.destination()));
        });
        put(values, ConnectionMenu.REPLY_SRC_ADDRESS, Texts.ip(reply.source()));
        put(values, ConnectionMenu.REPLY_DST_ADDRESS, Texts.ip(reply.destination()));
        reply.ports().ifPresent(ports -> {
            put(values, ConnectionMenu.REPLY_SRC_PORT, number(ports.source()));
            put(values, ConnectionMenu.REPLY_DST_PORT, number(ports.destination()));
        });
        connection.tcpState().ifPresent(state -> put(values, ConnectionMenu.TCP_STATE, text(word(state))));
        original.echo().ifPresent(echo -> {
            put(values, ConnectionMenu.ICMP_TYPE, number(echo.type()));
            put(values, ConnectionMenu.ICMP_CODE, number(echo.code()));
            put(values, ConnectionMenu.ICMP_ID, number(echo.id()));
        });
        put(values, ConnectionMenu.TIMEOUT, new Value.Time(connection.timeoutSeconds() * 1_000_000_000L));
        if (connection.mark() != 0) {
            String unnamed = Integer.toUnsignedString(connection.mark());
            put(values, ConnectionMenu.CONNECTION_MARK, text(marks.getOrDefault(connection.mark(), unnamed)));
        }
        put(values, ConnectionMenu.ORIG_PACKETS, number(original.packets()));
        put(values, ConnectionMenu.ORIG_BYTES, number(original.bytes()));
        put(values, ConnectionMenu.REPL_PACKETS, number(reply.packets()));
        put(values, ConnectionMenu.REPL_BYTES, number(reply.bytes()));
        return values;
    }

    private static void put(Map<String, Value> values, Property property, Value value) {
        values.put(property.name(), value);
    }

    private static String word(TcpState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Names of the marks that rules give.
    private static Map<Integer, String> marks(RouterView view) {
        Map<Integer, String> marks = new HashMap<>();
        view.configuration().items(FirewallMangleMenu.PATH).forEach(rule -> {
            if (rule.has(FirewallMangleMenu.NEW_CONNECTION_MARK)) {
                String name = GivenText.of(rule.get(FirewallMangleMenu.NEW_CONNECTION_MARK));
                marks.put(NameNumber.connectionMark(name), name);
            }
        });
        return marks;
    }
}
