package braid.dataplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import braid.dataplane.network.RateLimit;
import org.junit.jupiter.api.Test;

/// How much passes in how long, when there is always more.
class RateClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int PACKET_BYTES = 1_250;
    private static final double PACKET_BITS = 8 * PACKET_BYTES;

    private long nowNanos = -SECOND / 3;

    @Test
    void theRateHoldsToThePacket() {
        RateClock clock = new RateClock(RateLimit.Rate.of(1_000_000));
        assertThat(sent(clock, SECOND)).isEqualTo(100 + 10);
        assertThat(sent(clock, 10 * SECOND)).isEqualTo(1_000);
    }

    @Test
    void whoWasSilentHasWhatTheBucketHoldsAndNoMore() {
        RateClock clock = new RateClock(RateLimit.Rate.of(1_000_000));
        sent(clock, SECOND);
        nowNanos += 3600 * SECOND;
        assertThat(atOnce(clock)).isEqualTo(11);
        assertThat(clock.opensNanos() - nowNanos).isEqualTo(10_000_000);
    }

    @Test
    void aBurstLastsUntilTheMeanReachesTheThreshold() {
        // 2 Mbit/s x 8 s / 4 Mbit/s: 4 s, as RouterOS's manual has it.
        RateClock clock = new RateClock(new RateLimit.Rate(1_000_000, 4_000_000, 2_000_000, 8));
        assertThat(rate(clock, 3)).isCloseTo(4_000_000, within(150_000.0));
        nowNanos += SECOND;
        sent(clock, 2 * SECOND);
        assertThat(rate(clock, 1)).isCloseTo(1_000_000, within(100_000.0));
    }

    @Test
    void aBurstComesAgainAfterSilence() {
        RateClock clock = new RateClock(new RateLimit.Rate(1_000_000, 4_000_000, 2_000_000, 8));
        sent(clock, 20 * SECOND);
        nowNanos += 9 * SECOND;
        assertThat(rate(clock, 2)).isGreaterThan(3_900_000);
    }

    @Test
    void aBurstThatIsNoneChangesNothing() {
        RateClock clock = new RateClock(new RateLimit.Rate(1_000_000, 900_000, 2_000_000, 8));
        sent(clock, SECOND);
        assertThat(rate(clock, 5)).isCloseTo(1_000_000, within(10_000.0));
    }

    private double rate(RateClock clock, int seconds) {
        return sent(clock, seconds * SECOND) * PACKET_BITS / seconds;
    }

    private int sent(RateClock clock, long nanos) {
        long end = nowNanos + nanos;
        int packets = atOnce(clock);
        while (clock.opensNanos() - end < 0) {
            nowNanos = clock.opensNanos();
            packets += atOnce(clock);
        }
        nowNanos = end;
        return packets;
    }

    private int atOnce(RateClock clock) {
        int packets = 0;
        while (clock.open(nowNanos)) {
            clock.sent(PACKET_BYTES, nowNanos);
            packets++;
        }
        return packets;
    }
}
