package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.sim.Line;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A line whose frames vanish while its carrier stays: it is left within a fraction of a second, and comes back by
/// itself. Which of two lines, in which direction, and when, follows from a seed.
class SilentLineTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int[] RATES = {20, 5};
    private static final int SEEDS = 48;
    private static final long GAP_NANOS = 300 * MILLI;

    /// What is sent all the time finds the other line by then; TCP waits for its own timer.
    private static final long SHORT_GAP_NANOS = 150 * MILLI;

    /// What waits in the lines under load, beside their own delay: two times the target of [RateLearner].
    private static final long QUEUE_NANOS = 10 * MILLI;

    /// @param forth whether what the sender of the flow sends vanishes, `back` what comes towards it
    record Silence(long seed, int line, boolean forth, boolean back) {
        static Silence of(int seed) {
            int kind = seed % 3;
            return new Silence(seed, seed / 3 % 2, kind != 2, kind != 1);
        }
    }

    static Stream<Arguments> silences() {
        return IntStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(Silence.of(seed)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void aSilentLineIsLeftAndTakenUpAgain(Silence silence) {
        var random = new Random(silence.seed());
        int delayMillis = 2 + random.nextInt(20);
        SimulatedPair pair = pair(silence.seed(), delayMillis);
        int from = random.nextInt(2);
        TcpFlow tcp = new TcpFlow(pair, 1, from);
        pair.add(tcp);
        var udp = new SteadyFlow(pair, 2, from, 200, 5 * MILLI);
        pair.add(udp);
        tcp.start();
        pair.runFor(5 * SECOND + random.nextInt(40) * MILLI);
        udp.takeLongestGapNanos();
        tcp.takeLongestGapNanos();

        pair.line(silence.line(), 1 - from).cut(silence.forth());
        pair.line(silence.line(), from).cut(silence.back());
        pair.runFor(2 * SECOND);

        long roundTrip = 2L * delayMillis * MILLI + QUEUE_NANOS;
        assertThat(udp.takeLongestGapNanos() / MILLI)
                .as("longest gap of UDP")
                .isLessThan((SHORT_GAP_NANOS + roundTrip) / MILLI);
        assertThat(tcp.takeLongestGapNanos() / MILLI)
                .as("longest gap of TCP")
                .isLessThan((GAP_NANOS + roundTrip) / MILLI);
        assertThat(pair.link(from, silence.line()).usable()).isFalse();
        assertThat(pair.link(from, 1 - silence.line()).usable()).isTrue();
        long before = tcp.deliveredOctets();
        pair.runFor(2 * SECOND);
        assertThat((tcp.deliveredOctets() - before) * 8.0 / 2)
                .as("what the other line carries")
                .isGreaterThan(0.65 * RATES[1 - silence.line()] * 1e6);

        pair.line(silence.line(), 1).cut(false);
        pair.line(silence.line(), 0).cut(false);
        pair.runFor(4 * SECOND);
        assertThat(pair.link(from, silence.line()).usable()).isTrue();
        var sent = pair.link(from, silence.line()).counters();
        before = sent.get(LinkCounter.OCTETS_SENT);
        pair.runFor(SECOND);
        assertThat(8.0 * (sent.get(LinkCounter.OCTETS_SENT) - before))
                .as("what it carries in the fifth second of its return")
                .isGreaterThan(0.3 * RATES[silence.line()] * 1e6);
    }

    private static SimulatedPair pair(long seed, int delayMillis) {
        SimulatedPair pair = new SimulatedPair(seed, true, true);
        for (int rate : RATES) {
            Line line = Line.ofMegabits(rate, delayMillis);
            pair.addLink(line, line);
        }
        return pair;
    }
}
