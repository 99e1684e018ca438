package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.sim.Line;
import braid.dataplane.wire.MpFormat;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames with wrong bits, as Ethernet's checksum normally stops them: no exception, no long stall, no growth.
class FlippedBitsTest {
    private static final long MILLI = 1_000_000L;
    private static final int PACKETS = 20_000;

    /// Until enough fragments have come that show a step to have been false: one frame of five has a wrong bit.
    private static final long SETTLING_NANOS = 40 * MILLI;

    private int received;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 13, 43, 86, 317})
    void flippedBitsNeitherStopTheBundleNorFillIt(long seed) {
        var random = new Random(seed);
        MpFormat format = seed % 2 == 0 ? MpFormat.SHORT : MpFormat.LONG;
        var bundle = new SimulatedBundle(format, ReassemblyTimes.STANDARD, seed, packet -> received++);
        int links = 1 + (int) (seed % 3);
        for (int i = 0; i < links; i++) {
            var faults = new Line.Faults(0.01, 0.01, 0, 0, 0.2);
            bundle.addLink(Line.ofMegabits(100, 5 + 3 * i).with(faults), OptionalLong.empty());
        }

        long quietSince = 0;
        long longestQuiet = 0;
        int last = 0;
        for (int i = 0; i < PACKETS; i++) {
            bundle.send(Packets.MIN_BYTES + random.nextInt(60));
            bundle.runFor(MILLI);
            if (received > last) {
                last = received;
                quietSince = bundle.nowNanos();
            }
            longestQuiet = Math.max(longestQuiet, bundle.nowNanos() - quietSince);
        }

        long gaps = bundle.receiver().settings().times().gapNanos();
        assertThat(longestQuiet).as("longest time without a packet").isLessThan(gaps + SETTLING_NANOS);
        assertThat(received).isGreaterThan(PACKETS / 4);
        bundle.runFor(2_000 * MILLI);
        assertThat(bundle.receiver().reassembler().depth()).isLessThan(64);
        int held = bundle.pool().frames()
                - bundle.pool().freeFrames()
                - bundle.pool().retiredFrames();
        assertThat(held).isLessThanOrEqualTo(bundle.receiver().reassembler().depth());
    }
}
