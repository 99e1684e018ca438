package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.sim.Line;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of unequal speed, nothing configured: what one TCP-like flow gets through the bundle, compared with what it
/// gets through each line alone. In virtual time, with seeds.
class LearningTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int DELAY_MILLIS = 5;

    static Stream<Arguments> lines() {
        return Stream.of(new int[] {10, 10}, new int[] {20, 5}, new int[] {20, 2}, new int[] {20, 8, 3})
                .flatMap(rates -> Stream.of(0, 1).map(from -> Arguments.of(rates, from)));
    }

    @ParameterizedTest(name = "{0} Mbit/s from end {1}")
    @MethodSource("lines")
    void linesOfUnequalSpeedAddUp(int[] megabits, int from) {
        double alone = sumOfEach(true, from, megabits);
        SimulatedPair pair = pair(true, megabits);
        TcpFlow flow = flow(pair, from);

        pair.runFor(2 * SECOND);
        double early = flow.deliveredOctets() * 8.0 / 2;
        pair.runFor(8 * SECOND);
        double whole = flow.deliveredOctets() * 8.0 / 10;

        assertThat(whole / alone).as("over 10 s").isGreaterThan(0.97);
        assertThat(early / alone).as("in the first 2 s").isGreaterThan(0.9);
        assertThat(pair.bundle(1 - from).counters().get(BundleCounter.GAPS_TIMED_OUT))
                .isZero();
    }

    @Test
    void aPeerThatOnlyEchoesIsEnough() {
        double alone = sumOfEach(false, 0, 20, 5);
        SimulatedPair pair = pair(false, 20, 5);

        double whole = goodput(pair, flow(pair, 0), 10 * SECOND);

        assertThat(whole / alone).isGreaterThan(0.95);
        assertThat(pair.link(0, 0).learnsByEchoOnly()).isTrue();
        assertThat(pair.bundle(0).counters().get(BundleCounter.REPORTS_RECEIVED))
                .isZero();
    }

    /// Linux gives a lost number up once each link has carried a higher one, and nothing but a fragment has a number.
    @Test
    void aLinkThatIsNotUsedCarriesNumbersAllTheSame() {
        SimulatedPair pair = new SimulatedPair(3, true, false);
        pair.addLink(Line.ofMegabits(20, 5), Line.ofMegabits(20, 5));
        pair.addLink(Line.ofMegabits(20, 55), Line.ofMegabits(20, 55));
        pair.add(new SteadyFlow(pair, 1, 0, 200, 10 * MILLI));

        pair.runFor(4 * SECOND);

        assertThat(pair.bundle(0).counters().get(BundleCounter.IDLE_FILLS_SENT)).isGreaterThan(15);
    }

    @ParameterizedTest(name = "from {0} to {1} Mbit/s")
    @CsvSource({"20, 5", "5, 20"})
    void aLineThatChangesItsRateIsFollowed(int before, int after) {
        SimulatedPair reference = pair(true, after, 10);
        TcpFlow steady = flow(reference, 0);
        reference.runFor(5 * SECOND);
        double sum = goodput(reference, steady, 5 * SECOND);
        SimulatedPair pair = pair(true, before, 10);
        TcpFlow flow = flow(pair, 0);
        pair.runFor(10 * SECOND);

        pair.line(0, 1).change(Line.ofMegabits(after, DELAY_MILLIS));
        pair.runFor(1_500 * MILLI);

        assertThat(goodput(pair, flow, 1_000 * MILLI) / sum).isGreaterThan(0.9);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void fiftyMillisecondsOfSkewLoseNothing(long seed) {
        SimulatedPair pair = new SimulatedPair(seed, true, true);
        pair.addLink(Line.ofMegabits(20, 5), Line.ofMegabits(20, 5));
        pair.addLink(Line.ofMegabits(20, 55), Line.ofMegabits(20, 55));
        var flow = new SteadyFlow(pair, 1, 0, 1_400, 340_000);
        pair.runFor(SECOND);
        flow.start();
        pair.add(flow);

        pair.runFor(10 * SECOND);
        flow.stop();
        pair.runFor(SECOND);

        assertThat(flow.outOfOrder()).isZero();
        var counters = pair.bundle(0).counters();
        assertThat(flow.received() + counters.get(BundleCounter.QUEUE_STOOD) + counters.get(BundleCounter.QUEUE_FULL))
                .as("lost by nobody but the queue, before the rates were known")
                .isEqualTo(flow.sent());
        assertThat(pair.bundle(1).counters().get(BundleCounter.FRAGMENTS_LOST)).isZero();
        assertThat(flow.receivedOctets() * 8.0 / 10).isGreaterThan(0.9 * 0.93 * 40e6 * 0.9);
    }

    @Test
    void fiftyMillisecondsOfSkewCostNoGoodput() {
        SimulatedPair far = new SimulatedPair(3, true, true);
        far.addLink(Line.ofMegabits(40, 55), Line.ofMegabits(40, 55));
        double alone = goodput(far, flow(far, 0), 10 * SECOND);
        SimulatedPair pair = new SimulatedPair(3, true, true);
        pair.addLink(Line.ofMegabits(20, 5), Line.ofMegabits(20, 5));
        pair.addLink(Line.ofMegabits(20, 55), Line.ofMegabits(20, 55));

        double whole = goodput(pair, flow(pair, 0), 10 * SECOND);

        assertThat(whole / alone).isGreaterThan(0.9);
    }

    /// Of a peer that does not report we believe that it holds 128 fragments, as Linux does.
    @ParameterizedTest(name = "{0} Mbit/s after 5 ms, {1} Mbit/s after {2} ms")
    @CsvSource({
        "20, 20, 25, 36",
        "100, 20, 55, 90",
        "50, 20, 8, 64",
        "20, 2, 5, 20",
        "100, 100, 15, 90",
        "100, 50, 8, 110",
        "100, 10, 5, 90",
        "60, 40, 15, 60"
    })
    void aReceiverThatHoldsLittleIsNotOverrun(int near, int far, int farMillis, int megabits) {
        SimulatedPair pair = new SimulatedPair(5, true, false);
        pair.addLink(Line.ofMegabits(near, 5), Line.ofMegabits(near, 5));
        pair.addLink(Line.ofMegabits(far, farMillis), Line.ofMegabits(far, farMillis));
        TcpFlow flow = flow(pair, 0);
        pair.runFor(2 * SECOND);
        long before = flow.deliveredOctets();
        int deepest = 0;
        for (int i = 0; i < 8_000; i++) {
            pair.runFor(MILLI);
            deepest = Math.max(deepest, pair.bundle(1).reassembler().depth());
        }

        assertThat(deepest)
                .as("fragments that waited once the rates were known")
                .isLessThanOrEqualTo(128);
        assertThat(flow.deliveredOctets() - before).isGreaterThan(megabits * 900_000L);
    }

    @Test
    void smallPacketsDoNotWaitBehindBulk() {
        SimulatedPair pair = pair(true, 20, 5);
        var ping = new SteadyFlow(pair, 9, 0, 84, 20 * MILLI);
        pair.add(ping);
        pair.runFor(5 * SECOND);
        long idle = ping.delayNanos(0.5);
        flow(pair, 0);
        pair.runFor(2 * SECOND);
        ping.forgetDelays();

        pair.runFor(10 * SECOND);

        assertThat(ping.delayNanos(0.5) - idle).as("median over idle").isLessThan(15 * MILLI);
        assertThat(ping.delayNanos(0.99) - idle).as("99th percentile over idle").isLessThan(50 * MILLI);
    }

    @ParameterizedTest(name = "reports: {0}")
    @ValueSource(booleans = {true, false})
    void aFewPacketsOnAWayThatBecomesLongerTeachNothing(boolean reports) {
        SimulatedPair pair = pair(reports, 20, 20);
        pair.add(new SteadyFlow(pair, 1, 0, 1_400, 50 * MILLI));
        pair.runFor(3 * SECOND);
        for (int link = 0; link < 2; link++) {
            pair.line(link, 1).change(Line.ofMegabits(20, 45));
        }
        pair.runFor(3 * SECOND);

        for (int link = 0; link < 2; link++) {
            assertThat(pair.link(0, link).learnedBitsPerSecond().orElse(Long.MAX_VALUE))
                    .isGreaterThan(2_000_000L);
        }
    }

    @Test
    void aLineWithoutALimitInSightIsNotHeldBack() {
        double unpaced = goodputOfUdp(false);

        assertThat(goodputOfUdp(true)).isGreaterThan(0.95 * unpaced);
    }

    /// A gigabit a second through lines without a rate.
    private static double goodputOfUdp(boolean paced) {
        SimulatedPair pair = new SimulatedPair(1, paced, true);
        Line line = new Line(0, MILLI, 60 * MILLI, Line.Faults.NONE);
        pair.addLink(line, line);
        pair.addLink(line, line);
        var flow = new SteadyFlow(pair, 1, 0, 1_400, 11_200);
        pair.add(flow);
        pair.runFor(SECOND);
        long before = flow.receivedOctets();
        pair.runFor(SECOND);
        return (flow.receivedOctets() - before) * 8.0;
    }

    @Test
    void jitterCostsLittle() {
        double alone = sumOfEach(true, 0, 20, 5);
        SimulatedPair pair = new SimulatedPair(11, true, true);
        for (int rate : new int[] {20, 5}) {
            Line line = Line.ofMegabits(rate, DELAY_MILLIS).jittering(3 * MILLI);
            pair.addLink(line, line);
        }

        double whole = goodput(pair, flow(pair, 0), 10 * SECOND);

        assertThat(whole / alone).isGreaterThan(0.9);
    }

    @Test
    void aConfiguredRateIsTakenAtItsWordAndThePeerIsTold() {
        SimulatedPair pair = new SimulatedPair(5, true, true);
        var known = new LineTerms(
                SimulatedPair.MTU_BYTES,
                0,
                OptionalLong.of(8_000_000),
                OptionalLong.of(4_000_000),
                OptionalLong.empty());
        Line line = Line.ofMegabits(20, DELAY_MILLIS);
        pair.addLink(line, line, known, LineTerms.unknown(SimulatedPair.MTU_BYTES));

        double up = goodput(pair, flow(pair, 0), 5 * SECOND);
        assertThat(up).isBetween(6.5e6, 8e6);

        SimulatedPair other = new SimulatedPair(5, true, true);
        other.addLink(line, line, known, LineTerms.unknown(SimulatedPair.MTU_BYTES));
        double down = goodput(other, flow(other, 1), 5 * SECOND);
        assertThat(down).isBetween(3e6, 4.2e6);
    }

    private static double sumOfEach(boolean reports, int from, int... megabits) {
        return Arrays.stream(megabits)
                .mapToDouble(rate -> {
                    SimulatedPair pair = pair(reports, rate);
                    TcpFlow flow = flow(pair, from);
                    pair.runFor(2 * SECOND);
                    return goodput(pair, flow, 8 * SECOND);
                })
                .sum();
    }

    private static SimulatedPair pair(boolean reports, int... megabits) {
        SimulatedPair pair = new SimulatedPair(7, true, reports);
        for (int rate : megabits) {
            Line line = Line.ofMegabits(rate, DELAY_MILLIS);
            pair.addLink(line, line);
        }
        return pair;
    }

    /// Begins when the links have said where they are.
    private static TcpFlow flow(SimulatedPair pair, int from) {
        pair.runFor(SECOND);
        TcpFlow flow = new TcpFlow(pair, 1, from);
        pair.add(flow);
        flow.start();
        return flow;
    }

    /// In bits a second.
    private static double goodput(SimulatedPair pair, TcpFlow flow, long nanos) {
        long before = flow.deliveredOctets();
        pair.runFor(nanos);
        return (flow.deliveredOctets() - before) * 8e9 / nanos;
    }
}
