package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import java.util.List;

/// `/ip/firewall/mangle`: marks and changes of packets.
public final class FirewallMangleMenu {
    public static final String PATH = "/ip/firewall/mangle";

    public static final Property CHAIN = property(
                    "chain",
                    new ChainType(List.of("forward", "input", "output", "postrouting", "prerouting")),
                    "Chain of the rule")
            .required();
    public static final Property ACTION = RuleProperties.action(
            "accept",
            "add-dst-to-address-list",
            "add-src-to-address-list",
            "change-dscp",
            "change-mss",
            "change-ttl",
            "clear-df",
            "drop",
            "fasttrack-connection",
            "jump",
            "log",
            "mark-connection",
            "mark-packet",
            "mark-routing",
            "passthrough",
            "return",
            "route",
            "set-priority",
            "sniff-pc",
            "sniff-tzsp",
            "strip-ipv4-options");
    public static final Property NEW_PACKET_MARK = property("new-packet-mark", Types.BARE_TEXT, "Mark of the packet");
    public static final Property NEW_CONNECTION_MARK =
            property("new-connection-mark", Types.BARE_TEXT, "Mark of its connection");
    public static final Property NEW_ROUTING_MARK =
            property("new-routing-mark", RoutingTableMenu.REFERENCE, "Routing table for it");
    public static final Property NEW_MSS = property(
            "new-mss", Types.either(Types.word("clamp-to-pmtu"), Types.number(40, 65534)), "Largest segment of TCP");
    public static final Property NEW_DSCP = property(
            "new-dscp",
            Types.either(Types.word("from-priority", "from-priority-to-high-3-bits"), Types.number(0, 63)),
            "Class of service");
    public static final Property NEW_PRIORITY = property(
            "new-priority",
            Types.either(Types.word("from-dscp", "from-dscp-high-3-bits", "from-ingress"), Types.number(0, 63)),
            "Priority");
    public static final Property NEW_TTL =
            property("new-ttl", Types.form("(set|increment|decrement):\\d{1,3}"), "Hops left");
    public static final Property PASSTHROUGH = property("passthrough", Types.YES_NO, "Go on with the next rule")
            .byDefault(true)
            .with(Property.Trait.EXPORTED_AS_SET);
    public static final Property SNIFF_TARGET = property("sniff-target", Types.IP, "Where to send a copy");
    public static final Property SNIFF_TARGET_PORT =
            property("sniff-target-port", Types.number(0, 65535), "Port of that host");
    public static final Property SNIFF_ID = property("sniff-id", Types.number(0, 65535), "Number of the copy");
    public static final Property ROUTE_DST = property("route-dst", Types.IP, "Next hop");

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Marks and changes of packets")
            .properties(
                    CHAIN,
                    ACTION,
                    RuleProperties.JUMP_TARGET,
                    NEW_PACKET_MARK,
                    NEW_CONNECTION_MARK,
                    NEW_ROUTING_MARK,
                    NEW_MSS,
                    NEW_DSCP,
                    NEW_PRIORITY,
                    NEW_TTL,
                    PASSTHROUGH,
                    SNIFF_TARGET,
                    SNIFF_TARGET_PORT,
                    SNIFF_ID,
                    ROUTE_DST)
            .properties(FirewallMatchers.all())
            .properties(FirewallMatchers.logging())
            .properties(Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .statistics(CHAIN, ACTION, RuleProperties.BYTES, RuleProperties.PACKETS)
            .commands(RuleProperties.counterCommands())
            .can(Ability.MOVE)
            .noun("mangle rule")
            .build();

    private FirewallMangleMenu() {}
}
