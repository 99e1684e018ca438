package braid.dataplane.network.dns;

import braid.dataplane.network.IpAddress;
import java.util.List;

/// What is asked of the router's own name service.
///
/// @param key of the settings, for problems
/// @param servers whom to ask, the best first; those that sessions bring are asked too
/// @param strangersServed whether hosts that are not the router itself are answered
/// @param maxUdpBytes the largest answer by UDP
/// @param serverTimeoutNanos how long one server has for an answer; at least [#LEAST_TIMEOUT_NANOS]
/// @param totalTimeoutNanos how long all of them have together
/// @param maxQueries questions that wait for servers at a time
/// @param maxTcpSessions connections of clients at a time
/// @param cacheBytes what the answers that are kept may take
/// @param maxTtlSeconds the longest that an answer is kept
/// @param names what the router knows by itself, in the order in which it is tried
public record DnsSettings(
        String key,
        List<IpAddress> servers,
        boolean strangersServed,
        int maxUdpBytes,
        long serverTimeoutNanos,
        long totalTimeoutNanos,
        int maxQueries,
        int maxTcpSessions,
        long cacheBytes,
        long maxTtlSeconds,
        List<StaticName> names) {
    /// Nothing is set up: nothing is asked, and nobody is answered.
    public static final DnsSettings NONE = new DnsSettings(
            "", List.of(), false, 4096, 2_000_000_000L, 10_000_000_000L, 100, 20, 2L << 20, 604_800, List.of());

    /// The least time that one server may have for an answer.
    public static final long LEAST_TIMEOUT_NANOS = 10_000_000L;

    public DnsSettings {
        if (serverTimeoutNanos < LEAST_TIMEOUT_NANOS) {
            throw new IllegalArgumentException("no time for an answer: " + serverTimeoutNanos + " ns");
        }
        servers = List.copyOf(servers);
        names = List.copyOf(names);
    }
}
