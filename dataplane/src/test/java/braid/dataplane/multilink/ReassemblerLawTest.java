package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.sim.Line;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.MpView;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A million packets over faulty lines, a hundred thousand for each seed: the reassembler delivers what a slow obvious
/// one does, and nothing that is wrong or out of order.
class ReassemblerLawTest {
    private static final int PACKETS = 100_000;
    private static final int CUT_EVERY = 5_000;
    private static final int CUT_PACKETS = 300;
    private static final long MILLI = 1_000_000L;

    /// Silence of a link is judged elsewhere; the oracle knows nothing of it.
    private static final ReassemblyTimes TIMES =
            new ReassemblyTimes(200 * MILLI, Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsDeliveredIsWholeInOrderAndWhatTheOracleDelivers(long seed) {
        var random = new Random(seed);
        MpFormat format = seed % 5 == 0 ? MpFormat.SHORT : MpFormat.LONG;
        int links = 2 + (int) (seed % 3);
        var oracle = new Oracle(format, links);
        var delivered = new ArrayDeque<byte[]>();
        var bundle = new SimulatedBundle(format, TIMES, seed, delivered::add);
        bundle.tap(oracle);
        for (int link = 0; link < links; link++) {
            bundle.addLink(line(random), OptionalLong.empty());
        }

        int lastNumber = -1;
        for (int i = 0; i < PACKETS; i++) {
            bundle.send(Packets.MIN_BYTES + random.nextInt(random.nextInt(20) == 0 ? 3_900 : 1_492));
            bundle.runFor(pause(random));
            int phase = i % CUT_EVERY;
            if (phase < links) {
                bundle.line(phase).cut(random.nextBoolean());
            } else if (phase >= CUT_PACKETS && phase < CUT_PACKETS + links) {
                bundle.line(phase - CUT_PACKETS).cut(false);
            }
            lastNumber = check(delivered, oracle, lastNumber, seed);
            if (i % 1000 == 0) {
                assertThat(bundle.pool().freeFrames()).as("seed %d", seed).isPositive();
            }
        }
        bundle.runFor(1_000 * MILLI);
        check(delivered, oracle, lastNumber, seed);

        assertThat(bundle.receiver().counters().get(BundleCounter.PACKETS_RECEIVED))
                .as("seed %d", seed)
                .isGreaterThan(PACKETS / 2);
        assertThat(bundle.receiver().counters().get(BundleCounter.GAPS_PASSED)).isPositive();
        assertThat(bundle.receiver().counters().get(BundleCounter.GAPS_TIMED_OUT))
                .isPositive();
        assertThat(bundle.pool().freeFrames() + bundle.pool().retiredFrames())
                .as("frames that nobody holds")
                .isGreaterThanOrEqualTo(
                        bundle.pool().frames() - bundle.receiver().reassembler().depth());
    }

    /// Mostly bulk, now and then nothing for longer than the gap timer.
    private static long pause(Random random) {
        return switch (random.nextInt(2_000)) {
            case 0 -> 300 * MILLI;
            case 1, 2, 3, 4, 5, 6, 7, 8 -> random.nextInt(20) * MILLI;
            default -> random.nextInt(400_000);
        };
    }

    private static int check(ArrayDeque<byte[]> delivered, Oracle oracle, int lastNumber, long seed) {
        int last = lastNumber;
        for (byte[] expected : oracle.reassembler.takeDelivered()) {
            if (Byte.toUnsignedInt(expected[0]) == PppProtocol.LCP >>> 8) {
                continue; // fills an idle link; the bundle keeps it to itself
            }
            byte[] packet = delivered.poll();
            if (packet == null
                    || !Packets.whole(packet)
                    || Packets.number(packet) <= last
                    || !Arrays.equals(expected, 2, expected.length, packet, 0, packet.length)) {
                throw new AssertionError("seed " + seed + ": wrong packet after number " + last);
            }
            last = Packets.number(packet);
        }
        assertThat(delivered.size())
                .as("seed %d: more than the oracle delivers", seed)
                .isZero();
        return last;
    }

    private static Line line(Random random) {
        var faults = new Line.Faults(
                random.nextDouble() / 10,
                random.nextDouble() / 10,
                random.nextDouble() / 10,
                (1 + random.nextInt(30)) * MILLI,
                0);
        return new Line(100 * MILLI, random.nextInt(40) * MILLI, 60 * MILLI, faults);
    }

    private static final class Oracle implements SimulatedBundle.Tap {
        final ObviousReassembler reassembler;
        private final MpView view = new MpView();
        private final MpFormat format;

        Oracle(MpFormat format, int links) {
            this.format = format;
            int span = format == MpFormat.LONG ? Reassembler.MAX_SLOTS : Reassembler.MAX_SHORT_SLOTS;
            reassembler = new ObviousReassembler(format.sequenceBits(), span, TIMES.gapNanos(), links);
        }

        @Override
        public void fragment(int link, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
            view.wrap(bytes, offset, lengthBytes, format);
            byte[] data = new byte[view.dataBytes()];
            bytes.get(view.dataOffset(), data);
            reassembler.receive(link, view.sequence(), view.begins(), view.ends(), data, nowNanos);
        }

        @Override
        public void advanced(long nowNanos) {
            reassembler.advance(nowNanos);
        }
    }
}
