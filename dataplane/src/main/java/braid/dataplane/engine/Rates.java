package braid.dataplane.engine;

/// Bits a second of two counters of octets, measured between readings a second or more apart.
final class Rates {
    private static final double BITS_NANOS = 8e9;

    private long sentOctets;
    private long receivedOctets;
    private long sentBitsPerSecond;
    private long receivedBitsPerSecond;

    void measure(long sentNow, long receivedNow, long elapsedNanos) {
        if (elapsedNanos > 0) {
            sentBitsPerSecond = (long) ((sentNow - sentOctets) * BITS_NANOS / elapsedNanos);
            receivedBitsPerSecond = (long) ((receivedNow - receivedOctets) * BITS_NANOS / elapsedNanos);
        }
        sentOctets = sentNow;
        receivedOctets = receivedNow;
    }

    long sentBitsPerSecond() {
        return sentBitsPerSecond;
    }

    long receivedBitsPerSecond() {
        return receivedBitsPerSecond;
    }
}
