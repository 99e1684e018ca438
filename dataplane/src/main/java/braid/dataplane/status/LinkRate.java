package braid.dataplane.status;

/// How fast a line is for what we send, as far as it is known. Bits a second, headers of Ethernet included.
public sealed interface LinkRate {
    /// `link-speed=` says so.
    record Configured(long bitsPerSecond) implements LinkRate {}

    /// Measured while running.
    ///
    /// @param byEchoOnly whether the peer only echoes, so that what waits in the way back looks like a queue too
    record Learned(long bitsPerSecond, boolean byEchoOnly) implements LinkRate {}

    /// Nobody has seen it at its limit.
    ///
    /// @param byEchoOnly as of a learned one
    record Unknown(boolean byEchoOnly) implements LinkRate {}
}
