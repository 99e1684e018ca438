package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.sim.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A line whose frames vanish while its carrier stays: it is left within a fraction of a second, and comes back by
/// itself.
class SilentLineTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long ROUND_TRIP_NANOS = 10 * MILLI;

    @ParameterizedTest(name = "line {0}, forth {1}, back {2}")
    @CsvSource({"0, true, true", "0, true, false", "0, false, true", "1, true, true", "1, true, false", "1, false, true"
    })
    void aSilentLineIsLeftAndTakenUpAgain(int dead, boolean forth, boolean back) {
        SimulatedPair pair = pair();
        TcpFlow tcp = new TcpFlow(pair, 1, 0);
        pair.add(tcp);
        var udp = new SteadyFlow(pair, 2, 0, 200, 5 * MILLI);
        pair.add(udp);
        tcp.start();
        pair.runFor(5 * SECOND);
        udp.takeLongestGapNanos();

        pair.line(dead, 1).cut(forth);
        pair.line(dead, 0).cut(back);
        pair.runFor(2 * SECOND);

        assertThat(udp.takeLongestGapNanos()).as("longest gap").isLessThan(300 * MILLI + ROUND_TRIP_NANOS);
        assertThat(pair.link(0, dead).usable()).isFalse();
        assertThat(pair.link(0, 1 - dead).usable()).isTrue();
        long before = tcp.deliveredOctets();
        pair.runFor(2 * SECOND);
        double left = dead == 0 ? 5e6 : 20e6;
        assertThat((tcp.deliveredOctets() - before) * 8.0 / 2)
                .as("what the other line carries")
                .isGreaterThan(0.65 * left);

        pair.line(dead, 1).cut(false);
        pair.line(dead, 0).cut(false);
        pair.runFor(3 * SECOND);
        assertThat(pair.link(0, dead).usable()).isTrue();
        before = tcp.deliveredOctets();
        pair.runFor(2 * SECOND);
        assertThat((tcp.deliveredOctets() - before) * 8.0 / 2)
                .as("what both carry again")
                .isGreaterThan(0.8 * 25e6);
    }

    private static SimulatedPair pair() {
        SimulatedPair pair = new SimulatedPair(7, true, true);
        for (int rate : new int[] {20, 5}) {
            Line line = Line.ofMegabits(rate, 5);
            pair.addLink(line, line);
        }
        return pair;
    }
}
