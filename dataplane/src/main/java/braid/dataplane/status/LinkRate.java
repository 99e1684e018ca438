package braid.dataplane.status;

/// How fast a line is for what we send, as far as it is known. Bits a second, headers of Ethernet included.
public sealed interface LinkRate {
    /// `link-speed=` says so.
    record Configured(long bitsPerSecond) implements LinkRate {}

    /// Measured while running.
    record Learned(long bitsPerSecond) implements LinkRate {}

    record Unknown() implements LinkRate {}
}
