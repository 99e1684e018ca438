package braid.dataplane.tool;

import braid.dataplane.network.IpAddress;

/// What became of one echo.
public sealed interface PingResult {
    /// What a router says that an echo has come as far as it was allowed to.
    String TTL_EXCEEDED = "TTL exceeded";

    /// 0 for the first.
    int sequence();

    /// @param sizeBytes of the whole IP packet that came back
    record Reply(int sequence, IpAddress.V4 host, int sizeBytes, int ttl, long rttNanos) implements PingResult {}

    record TimedOut(int sequence, IpAddress.V4 target) implements PingResult {}

    /// This machine refused to send it: nothing went out, and nobody answered.
    ///
    /// @param status RouterOS's words
    record NotSent(int sequence, IpAddress.V4 target, String status) implements PingResult {}

    /// A router on the way, or the host, says no.
    ///
    /// @param status RouterOS's words, [#TTL_EXCEEDED] for instance
    /// @param rttNanos until it said so
    record Refused(int sequence, IpAddress.V4 host, int sizeBytes, int ttl, String status, long rttNanos)
            implements PingResult {}
}
