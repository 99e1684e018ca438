package braid.dataplane.network;

import java.util.OptionalInt;

/// What a profile says of the sessions that use it, whichever end dialled.
///
/// @param encryption MPPE
/// @param ipv6 link-local addresses by IPV6CP
/// @param sessionTimeoutSeconds after which a session ends in any case; empty: never
/// @param idleTimeoutSeconds without a packet of data after which it ends; empty: never
/// @param clampMss lower the segment size that TCP offers to what fits the session
public record SessionOptions(
        Demand encryption,
        Demand ipv6,
        OptionalInt sessionTimeoutSeconds,
        OptionalInt idleTimeoutSeconds,
        boolean clampMss) {
    public static final SessionOptions DEFAULT =
            new SessionOptions(Demand.NO, Demand.YES, OptionalInt.empty(), OptionalInt.empty(), false);
}
