package braid.dataplane.multilink;

import braid.dataplane.wire.MpFormat;

/// Sequence numbers that wrap (RFC 1990 section 4): of two, the one less than half the space ahead is later.
public record SequenceSpace(int bits) {
    public static SequenceSpace of(MpFormat format) {
        return new SequenceSpace(format.sequenceBits());
    }

    public int mask() {
        return (1 << bits) - 1;
    }

    /// How many numbers there are.
    public int size() {
        return 1 << bits;
    }

    public boolean before(int a, int b) {
        return (a - b & mask()) > mask() >>> 1;
    }

    /// The number that never wraps: of all that end in `sequence`, the one nearest to `reference`.
    public long extend(long reference, int sequence) {
        long ahead = sequence - reference & mask();
        return reference + (ahead > mask() >>> 1 ? ahead - size() : ahead);
    }
}
