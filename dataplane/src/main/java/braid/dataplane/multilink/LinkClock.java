package braid.dataplane.multilink;

/// When a line will have sent what was given to it, and when it may be given more.
///
/// Two clocks at two rates: the line empties at the rate it has, and is filled at the pace that keeps its queue short.
final class LinkClock {
    /// What a frame costs on the wire beside its PPP payload after the protocol field: Ethernet 14, FCS 4, preamble
    /// and gap 20, PPPoE 6, protocol 2.
    static final int OVERHEAD_BYTES = 46;

    private static final double NANOS_TIMES_BITS = 8e9;

    /// A sender that comes late may make up for so much.
    private static final long CATCH_UP_NANOS = 4_000_000L;

    /// Nanoseconds an octet takes; 0 while the rate is unknown.
    private double octetNanos;

    /// Nanoseconds from one octet to the next; 0: frames leave at once.
    private double pacedOctetNanos;

    private long busyUntilNanos;
    private long openNanos;

    /// Octets sent, counted from what the links already there had at the time of joining.
    private long octets;

    /// The rate, without any pace.
    void rate(double bitsPerSecond) {
        octetNanos = NANOS_TIMES_BITS / bitsPerSecond;
    }

    void rate(double bitsPerSecond, double paceBitsPerSecond) {
        octetNanos = NANOS_TIMES_BITS / bitsPerSecond;
        pacedOctetNanos = NANOS_TIMES_BITS / paceBitsPerSecond;
    }

    /// Nothing is known of the line, and nothing held back from it.
    void unknown() {
        octetNanos = 0;
        pacedOctetNanos = 0;
    }

    /// What its pace lets through in a nanosecond; 0: nobody knows.
    double pacedOctets() {
        return pacedOctetNanos == 0 ? 0 : 1 / pacedOctetNanos;
    }

    boolean known() {
        return octetNanos != 0;
    }

    /// Rates of several links are compared by this.
    double octetNanos() {
        return octetNanos;
    }

    long octets() {
        return octets;
    }

    /// The link joins others, the least used of which has sent `octets`.
    void start(long octets, long nowNanos) {
        this.octets = octets;
        busyUntilNanos = nowNanos;
        openNanos = nowNanos;
    }

    /// Whether its pace allows a frame now, or `aheadNanos` earlier than it should.
    boolean open(long aheadNanos, long nowNanos) {
        return pacedOctetNanos == 0 || openNanos - nowNanos <= aheadNanos;
    }

    /// When its pace allows the next frame.
    long openNanos() {
        return openNanos;
    }

    /// How far from now `informationBytes` more octets would have arrived.
    ///
    /// @param assumedOctetNanos of a link whose rate is unknown
    long arrivalNanos(int informationBytes, double assumedOctetNanos, long nowNanos) {
        return backlogNanos(nowNanos)
                + (long) ((informationBytes + OVERHEAD_BYTES) * (known() ? octetNanos : assumedOctetNanos));
    }

    long backlogNanos(long nowNanos) {
        return Math.max(0, busyUntilNanos - nowNanos);
    }

    void sent(int informationBytes, double assumedOctetNanos, long nowNanos) {
        busyUntilNanos = nowNanos + arrivalNanos(informationBytes, assumedOctetNanos, nowNanos);
        long from = openNanos - (nowNanos - CATCH_UP_NANOS) > 0 ? openNanos : nowNanos - CATCH_UP_NANOS;
        openNanos = from + (long) ((informationBytes + OVERHEAD_BYTES) * pacedOctetNanos);
        octets += informationBytes + OVERHEAD_BYTES;
    }

    /// The line was faster than its rate says, or has dropped.
    void forget(long nanos) {
        busyUntilNanos -= nanos;
    }

    /// The line has more in its queue than was thought, or less if negative.
    void correct(long nanos, long nowNanos) {
        busyUntilNanos = nowNanos + Math.max(0, backlogNanos(nowNanos) + nanos);
    }

    /// The line is empty, whatever was sent.
    void emptied(long nowNanos) {
        busyUntilNanos = nowNanos;
        openNanos = nowNanos;
    }
}
