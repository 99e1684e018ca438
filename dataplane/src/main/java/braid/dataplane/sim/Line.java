package braid.dataplane.sim;

/// One direction of an emulated line.
///
/// @param bitsPerSecond 0: a frame takes no time to send
/// @param delayNanos from the end of sending to arrival
/// @param queueNanos a frame that would wait longer than this to be sent is dropped
/// @param jitterNanos a frame is delayed up to so much more, without overtaking another
/// @param faults what goes wrong on it
public record Line(long bitsPerSecond, long delayNanos, long queueNanos, long jitterNanos, Faults faults) {
    private static final long MILLI = 1_000_000L;

    public Line(long bitsPerSecond, long delayNanos, long queueNanos, Faults faults) {
        this(bitsPerSecond, delayNanos, queueNanos, 0, faults);
    }

    /// Probabilities are of 0 to 1 a frame.
    ///
    /// @param delayed frames that arrive up to `extraDelayNanos` later than they should, and so out of order
    /// @param flipped frames in which one bit is wrong
    public record Faults(double lost, double duplicated, double delayed, long extraDelayNanos, double flipped) {
        public static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    }

    public static Line ofMegabits(int megabits, int delayMillis) {
        return new Line(megabits * MILLI, delayMillis * MILLI, 60 * MILLI, Faults.NONE);
    }

    public Line with(Faults changed) {
        return new Line(bitsPerSecond, delayNanos, queueNanos, jitterNanos, changed);
    }

    public Line jittering(long nanos) {
        return new Line(bitsPerSecond, delayNanos, queueNanos, nanos, faults);
    }
}
