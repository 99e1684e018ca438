package braid.dataplane.multilink;

/// When a line will have sent what was given to it, as far as its rate tells.
final class LinkClock {
    /// What a fragment costs on the wire beside its data: Ethernet 14, FCS 4, preamble and gap 20, PPPoE 6,
    /// protocol 2, MP 4.
    static final int OVERHEAD_BYTES = 50;

    private static final int FRACTION_BITS = 16;
    private static final double NANOS_TIMES_BITS = 8e9;

    /// Nanoseconds an octet takes, with 16 binary places; 0 while the rate is unknown.
    private long octetNanos;

    private long busyUntilNanos;

    /// Octets sent, counted from what the links already there had at the time of joining.
    private long octets;

    void rate(long bitsPerSecond) {
        octetNanos = Math.max(1, (long) (NANOS_TIMES_BITS / bitsPerSecond * (1 << FRACTION_BITS)));
    }

    boolean known() {
        return octetNanos != 0;
    }

    /// Rates of several links are compared by this.
    long octetNanos() {
        return octetNanos;
    }

    long octets() {
        return octets;
    }

    /// The link joins others, the least used of which has sent `octets`.
    void start(long octets, long nowNanos) {
        this.octets = octets;
        busyUntilNanos = nowNanos;
    }

    /// How far from now `dataBytes` more octets would have arrived.
    ///
    /// @param assumedOctetNanos of a link whose rate is unknown
    long arrivalNanos(int dataBytes, long assumedOctetNanos, long nowNanos) {
        return backlogNanos(nowNanos) + costNanos(dataBytes, assumedOctetNanos);
    }

    long backlogNanos(long nowNanos) {
        return Math.max(0, busyUntilNanos - nowNanos);
    }

    void sent(int dataBytes, long assumedOctetNanos, long nowNanos) {
        busyUntilNanos = nowNanos + arrivalNanos(dataBytes, assumedOctetNanos, nowNanos);
        octets += dataBytes + OVERHEAD_BYTES;
    }

    /// The line was faster than its rate says, or has dropped.
    void forget(long nanos) {
        busyUntilNanos -= nanos;
    }

    private long costNanos(int dataBytes, long assumedOctetNanos) {
        long each = known() ? octetNanos : assumedOctetNanos;
        return ((dataBytes + OVERHEAD_BYTES) * each) >>> FRACTION_BITS;
    }
}
