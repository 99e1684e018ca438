package braid.dataplane.tool;

import braid.dataplane.network.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;

/// What to ping, and how.
///
/// @param sizeBytes of the whole IP packet
/// @param count echoes to send; empty: until stopped
/// @param intervalNanos between two echoes, and how long each is waited for at least
/// @param ttl empty: the system's
/// @param linuxName sent through this interface only
public record PingOptions(
        IpAddress.V4 target,
        int sizeBytes,
        OptionalInt count,
        long intervalNanos,
        OptionalInt ttl,
        boolean doNotFragment,
        Optional<IpAddress.V4> source,
        Optional<String> linuxName) {
    public static final int DEFAULT_SIZE_BYTES = 56;
    public static final int LEAST_SIZE_BYTES = 28;
    public static final int MOST_SIZE_BYTES = 65_535;
    public static final long DEFAULT_INTERVAL_NANOS = 1_000_000_000L;

    public PingOptions {
        if (sizeBytes < LEAST_SIZE_BYTES || sizeBytes > MOST_SIZE_BYTES) {
            throw new IllegalArgumentException("IP packet of " + sizeBytes + " bytes");
        }
    }

    public static PingOptions to(IpAddress.V4 target, OptionalInt count) {
        return new PingOptions(
                target,
                DEFAULT_SIZE_BYTES,
                count,
                DEFAULT_INTERVAL_NANOS,
                OptionalInt.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
