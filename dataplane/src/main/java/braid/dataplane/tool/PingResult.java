package braid.dataplane.tool;

import braid.dataplane.network.IpAddress;

/// What became of one echo.
public sealed interface PingResult {
    /// 0 for the first.
    int sequence();

    /// @param sizeBytes of the whole IP packet that came back
    record Reply(int sequence, IpAddress.V4 host, int sizeBytes, int ttl, long rttNanos) implements PingResult {}

    record TimedOut(int sequence, IpAddress.V4 target) implements PingResult {}

    /// A router on the way, or this one, says no.
    ///
    /// @param status RouterOS's words, such as `TTL exceeded`
    record Refused(int sequence, IpAddress.V4 host, int sizeBytes, int ttl, String status) implements PingResult {}
}
