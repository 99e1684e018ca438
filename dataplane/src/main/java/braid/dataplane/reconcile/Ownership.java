package braid.dataplane.reconcile;

import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.RouteRequests;

/// How what is ours is marked on Linux. What does not bear the mark is never touched.
public final class Ownership {
    /// Routes and addresses.
    public static final int PROTOCOL = RouteRequests.PROTOCOL;
    /// Interfaces of the configuration; they stay over a restart.
    public static final int LINK_GROUP = 189;
    /// Interfaces of sessions; they go with the process.
    public static final int SESSION_GROUP = 18_901;
    /// Interfaces on their way out, deleted together.
    public static final int SURPLUS_GROUP = 18_902;

    private static final String ALIAS_PREFIX = "braid:";
    /// IFALIASZ less the NUL.
    private static final int ALIAS_BYTES = 255;

    private Ownership() {}

    /// The alias of an interface of ours whose full name is `name`, one char an octet both.
    public static String alias(String name) {
        String whole = ALIAS_PREFIX + name;
        return whole.substring(0, Math.min(whole.length(), ALIAS_BYTES));
    }

    public static boolean owns(LinkInfo link) {
        return link.alias().startsWith(ALIAS_PREFIX)
                && (link.group() == LINK_GROUP || link.group() == SESSION_GROUP || link.group() == SURPLUS_GROUP);
    }

    /// Why an interface of ours cannot have a name: who has it stays as it is.
    static String taken(String linuxName) {
        return "Linux has another interface named " + linuxName;
    }
}
