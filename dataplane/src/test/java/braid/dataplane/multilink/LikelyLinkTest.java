package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.sim.Line;
import braid.dataplane.wire.MpFormat;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was lost is counted on the line that lost it, whatever the lines' delays and rates.
class LikelyLinkTest {
    private static final long MILLI = 1_000_000L;
    private static final Line.Faults LOSING = new Line.Faults(0.04, 0, 0, 0, 0);

    /// @param percent of its losses that must be told as its own; where a line is used now and then only, fewer can be
    record Case(String name, int losing, int bytes, int percent, Line... lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> oneOfThemLoses() {
        Line quick = Line.ofMegabits(100, 2);
        Line distant = Line.ofMegabits(100, 40);
        return Stream.of(
                new Case("equal lines, the first", 0, 1_000, 90, quick, quick),
                new Case("equal lines, the second", 1, 1_000, 90, quick, quick),
                new Case("equal lines, packets in pieces", 1, 1_500, 90, quick, quick),
                new Case("the quick one of two", 0, 1_000, 90, quick, distant),
                new Case("the distant one of two", 1, 1_000, 90, quick, distant),
                new Case("the middle one of three", 1, 1_000, 90, quick, distant, quick),
                new Case("the fast one of two", 0, 1_000, 60, Line.ofMegabits(40, 5), Line.ofMegabits(10, 5)),
                new Case("the slow one of two", 1, 1_000, 60, Line.ofMegabits(40, 5), Line.ofMegabits(10, 5)));
    }

    @ParameterizedTest
    @MethodSource
    void oneOfThemLoses(Case of) {
        SimulatedBundle bundle = bundle(of.losing(), of.lines());

        for (int i = 0; i < 5_000; i++) {
            bundle.send(of.bytes());
            bundle.runFor(175_000);
        }
        bundle.runFor(500 * MILLI);

        // What came late had been given up as well.
        long late = bundle.receivingLink(of.losing()).counters().get(LinkCounter.LATE);
        long lost = bundle.line(of.losing()).dropped() + late;
        assertThat(lost).isGreaterThan(10);
        assertThat(lost(bundle)).isEqualTo(bundle.receiver().counters().get(BundleCounter.FRAGMENTS_LOST));
        assertThat(lost(bundle, of.losing())).isBetween(lost * of.percent() / 100, lost);
    }

    @Test
    void whatGoesIntoADeadLineIsLostThere() {
        Line line = Line.ofMegabits(100, 5);
        SimulatedBundle bundle = bundle(-1, line, line, line);
        for (int i = 0; i < 300; i++) {
            bundle.send(1_000);
            bundle.runFor(MILLI);
        }
        bundle.line(2).cut(true);
        for (int i = 0; i < 300; i++) {
            bundle.send(1_000);
            bundle.runFor(MILLI);
        }
        bundle.removeLink(2);

        assertThat(bundle.line(2).dropped()).isGreaterThan(50);
        assertThat(lost(bundle, 2)).isEqualTo(bundle.receiver().counters().get(BundleCounter.FRAGMENTS_LOST));
        assertThat(lost(bundle, 2))
                .isBetween(bundle.line(2).dropped() - 5, bundle.line(2).dropped());
    }

    private static SimulatedBundle bundle(int losing, Line... lines) {
        SimulatedBundle bundle = new SimulatedBundle(MpFormat.LONG, ReassemblyTimes.STANDARD, 11, _ -> {});
        boolean equal =
                Stream.of(lines).mapToLong(Line::bitsPerSecond).distinct().count() == 1;
        for (int i = 0; i < lines.length; i++) {
            Line line = i == losing ? lines[i].with(LOSING) : lines[i];
            bundle.addLink(line, equal ? OptionalLong.empty() : OptionalLong.of(line.bitsPerSecond()));
        }
        return bundle;
    }

    private static long lost(SimulatedBundle bundle) {
        return IntStream.range(0, bundle.receiver().links().size())
                .mapToLong(link -> lost(bundle, link))
                .sum();
    }

    private static long lost(SimulatedBundle bundle, int link) {
        return bundle.receivingLink(link).counters().get(LinkCounter.LOST);
    }
}
