package braid.dataplane.nftables;

import braid.dataplane.network.firewall.FirewallTable;
import java.util.Arrays;
import java.util.Optional;

/// Where chains of the configuration hang in the kernel; the priorities are those of iptables' tables, whose order
/// RouterOS's has.
enum Hook {
    RAW_PREROUTING(FirewallTable.RAW, "prerouting", "filter", "prerouting", -300),
    RAW_OUTPUT(FirewallTable.RAW, "output", "filter", "output", -300),
    MANGLE_PREROUTING(FirewallTable.MANGLE, "prerouting", "filter", "prerouting", -150),
    MANGLE_INPUT(FirewallTable.MANGLE, "input", "filter", "input", -150),
    MANGLE_FORWARD(FirewallTable.MANGLE, "forward", "filter", "forward", -150),
    /// Of the type that looks the route up again after a mark was set.
    MANGLE_OUTPUT(FirewallTable.MANGLE, "output", "route", "output", -150),
    MANGLE_POSTROUTING(FirewallTable.MANGLE, "postrouting", "filter", "postrouting", -150),
    NAT_DSTNAT(FirewallTable.NAT, "dstnat", "nat", "prerouting", -100),
    NAT_INPUT(FirewallTable.NAT, "input", "nat", "input", 100),
    NAT_OUTPUT(FirewallTable.NAT, "output", "nat", "output", -100),
    NAT_SRCNAT(FirewallTable.NAT, "srcnat", "nat", "postrouting", 100),
    FILTER_INPUT(FirewallTable.FILTER, "input", "filter", "input", 0),
    FILTER_FORWARD(FirewallTable.FILTER, "forward", "filter", "forward", 0),
    FILTER_OUTPUT(FirewallTable.FILTER, "output", "filter", "output", 0);

    private final FirewallTable table;
    private final String chain;
    private final String type;
    private final String point;
    private final int priority;

    Hook(FirewallTable table, String chain, String type, String point, int priority) {
        this.table = table;
        this.chain = chain;
        this.type = type;
        this.point = point;
        this.priority = priority;
    }

    /// Empty for a chain that only jumps lead to.
    static Optional<Hook> of(FirewallTable table, String chain) {
        return Arrays.stream(values())
                .filter(hook -> hook.table == table && hook.chain.equals(chain))
                .findFirst();
    }

    /// How the kernel names it: `filter prerouting -300`.
    String place() {
        return type + " " + point + " " + priority;
    }

    /// `{ type filter hook prerouting priority -300; policy accept; }`
    String definition() {
        return "{ type " + type + " hook " + point + " priority " + priority + "; policy accept; }";
    }
}
