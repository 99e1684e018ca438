package braid.dataplane.network;

/// How fast a session may carry packets, each way on its own.
///
/// @param fromPeer what comes from the other end
/// @param toPeer what goes there
public record RateLimit(Rate fromPeer, Rate toPeer) {
    public static final RateLimit NONE = new RateLimit(Rate.UNLIMITED, Rate.UNLIMITED);

    /// One direction. While the mean of the last `burstSeconds` is below the threshold, the rate of the burst holds in
    /// the place of the limit.
    ///
    /// @param bitsPerSecond 0: no limit, and nothing else counts
    /// @param burstBitsPerSecond no more than the limit: there is no burst
    /// @param burstSeconds 1 or more
    public record Rate(long bitsPerSecond, long burstBitsPerSecond, long thresholdBitsPerSecond, int burstSeconds) {
        public static final Rate UNLIMITED = of(0);

        public Rate {
            if (bitsPerSecond < 0 || burstBitsPerSecond < 0 || thresholdBitsPerSecond < 0 || burstSeconds < 1) {
                throw new IllegalArgumentException("a rate below nothing");
            }
        }

        /// Without bursts.
        public static Rate of(long bitsPerSecond) {
            return new Rate(bitsPerSecond, 0, 0, 1);
        }

        public boolean limits() {
            return bitsPerSecond > 0;
        }

        public boolean bursts() {
            return burstBitsPerSecond > bitsPerSecond;
        }
    }

    public boolean limits() {
        return fromPeer.limits() || toPeer.limits();
    }
}
