package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.schema.Types;

/// `/ip/firewall/connection`: connections that the kernel tracks; `remove` makes it forget one.
public final class ConnectionMenu {
    public static final String PATH = "/ip/firewall/connection";

    public static final Property PROTOCOL = read("protocol", Types.BARE_TEXT, "Protocol above IP");
    public static final Property SRC_ADDRESS = read("src-address", Types.IP, "Who began it");
    public static final Property SRC_PORT = read("src-port", Types.number(), "Port of who began it");
    public static final Property DST_ADDRESS = read("dst-address", Types.IP, "Who was asked");
    public static final Property DST_PORT = read("dst-port", Types.number(), "Port that was asked");
    public static final Property REPLY_SRC_ADDRESS = read("reply-src-address", Types.IP, "Who answers");
    public static final Property REPLY_SRC_PORT = read("reply-src-port", Types.number(), "Port that answers");
    public static final Property REPLY_DST_ADDRESS = read("reply-dst-address", Types.IP, "Who is answered");
    public static final Property REPLY_DST_PORT = read("reply-dst-port", Types.number(), "Port that is answered");
    public static final Property TCP_STATE = read("tcp-state", Types.BARE_TEXT, "Where TCP stands");
    public static final Property ICMP_TYPE = read("icmp-type", Types.number(), "Type of ICMP");
    public static final Property ICMP_CODE = read("icmp-code", Types.number(), "Code of ICMP");
    public static final Property ICMP_ID = read("icmp-id", Types.number(), "Identifier of ICMP");
    public static final Property TIMEOUT = read("timeout", Types.TIME, "How long it is remembered yet");
    public static final Property CONNECTION_MARK = read("connection-mark", Types.TEXT, "Mark of the connection");
    public static final Property ORIG_PACKETS = read("orig-packets", Types.COUNTER, "Packets of who began it");
    public static final Property ORIG_BYTES = read("orig-bytes", Types.COUNTER, "Bytes of who began it");
    public static final Property REPL_PACKETS = read("repl-packets", Types.COUNTER, "Packets of who answers");
    public static final Property REPL_BYTES = read("repl-bytes", Types.COUNTER, "Bytes of who answers");

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Connections")
            .properties(
                    PROTOCOL,
                    SRC_ADDRESS,
                    SRC_PORT,
                    DST_ADDRESS,
                    DST_PORT,
                    REPLY_SRC_ADDRESS,
                    REPLY_SRC_PORT,
                    REPLY_DST_ADDRESS,
                    REPLY_DST_PORT,
                    TCP_STATE,
                    ICMP_TYPE,
                    ICMP_CODE,
                    ICMP_ID,
                    TIMEOUT,
                    CONNECTION_MARK,
                    ORIG_PACKETS,
                    ORIG_BYTES,
                    REPL_PACKETS,
                    REPL_BYTES)
            .flags(
                    Flag.of('E', "expected", 0),
                    Flag.of('S', "seen-reply", 1),
                    Flag.of('A', "assured", 2),
                    Flag.of('C', "confirmed", 3),
                    Flag.of('D', "dying", 4),
                    Flag.of('F', "fasttrack", 5),
                    Flag.of('H', "hw-offload", 6),
                    Flag.of('s', "srcnat", 7),
                    Flag.of('d', "dstnat", 8))
            .columns(
                    PROTOCOL,
                    SRC_ADDRESS,
                    DST_ADDRESS,
                    TCP_STATE,
                    TIMEOUT,
                    ORIG_PACKETS,
                    ORIG_BYTES,
                    REPL_PACKETS,
                    REPL_BYTES)
            .can(MenuDeclaration.Ability.REMOVE)
            .noun("connection")
            .build();

    private ConnectionMenu() {}

    private static Property read(String name, Type type, String help) {
        return property(name, type, help).readOnly();
    }
}
