package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import braid.dataplane.sim.Line;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Packets in pieces where that saves time, and only there.
class CutPlanTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int OVERHEAD = 50;
    private static final double MEGABIT = 8_000;

    @Test
    void equalLinksGetEqualPieces() {
        CutPlan plan = plan(new long[] {0, 0}, new double[] {1, 1});

        assertThat(plan.plan(1_400, OVERHEAD)).isCloseTo(700 * 8_000L, within(10_000L));
        assertThat(plan.pieces()).isEqualTo(2);
        assertThat(plan.octets(0)).isCloseTo(700, within(1));
        assertThat(plan.octets(0) + plan.octets(1)).isEqualTo(1_400);
    }

    @Test
    void theFasterLinkGetsMoreAndTheLaterLess() {
        CutPlan faster = plan(new long[] {0, 0}, new double[] {2, 1});
        assertThat(faster.plan(1_400, OVERHEAD)).isPositive();
        assertThat(faster.octets(0)).isBetween(900, 1_000);

        CutPlan later = plan(new long[] {0, 4 * MILLI}, new double[] {1, 1});
        assertThat(later.plan(1_400, OVERHEAD)).isPositive();
        assertThat(later.octets(later.link(0) == 0 ? 0 : 1)).isCloseTo(700 + 250, within(2));
    }

    @Test
    void aLinkThatIsBusyTooLongGetsNothing() {
        CutPlan plan = plan(new long[] {20 * MILLI, 0, 0}, new double[] {1, 1, 1});

        assertThat(plan.plan(1_400, OVERHEAD)).isPositive();
        assertThat(plan.pieces()).isEqualTo(2);
        assertThat(new int[] {plan.link(0), plan.link(1)}).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void oneLinkIsNoChoice() {
        assertThat(plan(new long[] {0}, new double[] {1}).plan(1_400, OVERHEAD)).isZero();
    }

    private static CutPlan plan(long[] starts, double[] megabits) {
        CutPlan plan = new CutPlan(starts.length);
        for (int i = 0; i < starts.length; i++) {
            plan.offer(i, starts[i], MEGABIT / megabits[i], 1_486);
        }
        return plan;
    }

    /// One packet at a time: cut on slow lines, whole on fast ones.
    @ParameterizedTest(name = "{0} and {1} Mbit/s")
    @CsvSource({"1, 1, 2, 8", "2, 1, 1, 8", "20, 20, 1, 2", "20, 2, 1, 2"})
    void aPacketAloneIsCutWhereThatSavesTime(int first, int second, int pieces, int mostMillis) {
        SimulatedPair pair = pair(first, second);
        var flow = new SteadyFlow(pair, 1, 0, 1_400, 100 * MILLI);
        pair.add(flow);
        pair.runFor(5 * SECOND);

        BundleCount sent = new BundleCount(pair);
        assertThat(sent.fragments()).isEqualTo(pieces * sent.packets());
        assertThat(flow.delayNanos(0.5) - 5 * MILLI).isLessThan(mostMillis * MILLI);
        assertThat(flow.outOfOrder()).isZero();
    }

    @Test
    void whileOthersWaitPacketsStayWhole() {
        SimulatedPair pair = pair(1, 1);
        pair.add(new SteadyFlow(pair, 1, 0, 1_400, 4 * MILLI));
        pair.runFor(10 * SECOND);

        BundleCount sent = new BundleCount(pair);
        assertThat(sent.packets()).isGreaterThan(1_000);
        assertThat(sent.fragments()).isLessThan(sent.packets() + sent.packets() / 20);
    }

    private record BundleCount(SimulatedPair pair) {
        long fragments() {
            return pair.bundle(0).counters().get(BundleCounter.FRAGMENTS_SENT);
        }

        long packets() {
            return pair.bundle(0).counters().get(BundleCounter.PACKETS_SENT);
        }
    }

    private static SimulatedPair pair(int... megabits) {
        SimulatedPair pair = new SimulatedPair(1, true, true);
        for (int rate : megabits) {
            Line line = Line.ofMegabits(rate, 5);
            var terms = LineTerms.unknown(SimulatedPair.MTU_BYTES).transmitting(OptionalLong.of(rate * 1_000_000L));
            pair.addLink(line, line, terms, LineTerms.unknown(SimulatedPair.MTU_BYTES));
        }
        pair.runFor(SECOND);
        return pair;
    }
}
