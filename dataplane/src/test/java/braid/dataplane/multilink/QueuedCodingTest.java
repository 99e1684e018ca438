package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.sim.Line;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Packets that wait are coded when they leave: a small one overtakes before it has a place in the order of the cipher,
/// and what the queue drops never had one.
class QueuedCodingTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int COUNT_BYTES = 4;
    private static final int SMALL_BYTES = 100;
    private static final int LARGE_BYTES = 1_400;

    private final List<Integer> counts = new ArrayList<>();
    private final List<Integer> packets = new ArrayList<>();

    @Test
    void theOrderOfCodingIsThatOfTheNumbers() {
        SimulatedPair pair = pair();
        pair.bundle(0).coder(new Counting());
        burst(pair, 200);
        pair.runFor(5 * SECOND);

        assertThat(counts).hasSizeGreaterThan(100);
        assertThat(counts).isSorted().doesNotHaveDuplicates();
        assertThat(counts.getLast()).as("nothing was coded in vain").isEqualTo(counts.size() - 1);
        assertThat(packets)
                .as("small ones overtook")
                .isNotEqualTo(packets.stream().sorted().toList());
    }

    @Test
    void whatWaitsIsCodedAsItIsAgreedByThen() {
        SimulatedPair pair = pair();
        burst(pair, 100);
        int waiting = pair.bundle(0).waiting();
        pair.bundle(0).coder(new Counting());
        pair.runFor(5 * SECOND);

        assertThat(waiting).isGreaterThan(50);
        assertThat(counts).hasSize(waiting - dropped(pair));
    }

    private static int dropped(SimulatedPair pair) {
        return (int) pair.bundle(0).counters().get(BundleCounter.QUEUE_STOOD);
    }

    private SimulatedPair pair() {
        SimulatedPair pair = new SimulatedPair(1, true, true);
        for (int rate : new int[] {20, 10}) {
            Line line = Line.ofMegabits(rate, 5);
            pair.addLink(line, line);
        }
        pair.add(new Receiver());
        pair.runFor(SECOND);
        return pair;
    }

    /// Every fourth packet is a small one.
    private static void burst(SimulatedPair pair, int count) {
        ByteBuffer packet = ByteBuffer.allocate(LARGE_BYTES);
        for (int i = 0; i < count; i++) {
            packet.putInt(0, -1 - i);
            pair.send(0, packet, i % 4 == 3 ? SMALL_BYTES : LARGE_BYTES);
        }
    }

    /// Coded packets begin with a count from 0 on, others with a number below 0.
    private final class Receiver implements SimulatedPair.Source {
        @Override
        public long dueNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public void act(long nowNanos) {
            throw new IllegalStateException("nothing was due");
        }

        @Override
        public void arrived(int end, ByteBuffer bytes, int lengthBytes, long nowNanos) {
            if (bytes.getInt(0) >= 0) {
                counts.add(bytes.getInt(0));
                packets.add(-1 - bytes.getInt(COUNT_BYTES));
            }
        }
    }

    /// Puts a running count in front.
    private static final class Counting implements PacketCoder {
        private final ByteBuffer coded = ByteBuffer.allocate(2_048);
        private int count;

        @Override
        public boolean codes(int protocol) {
            return protocol == PppProtocol.IPV4;
        }

        @Override
        public int codedBytes(int lengthBytes) {
            return COUNT_BYTES + lengthBytes;
        }

        @Override
        public int encode(int protocol, ByteBuffer bytes, int offset, int lengthBytes) {
            coded.putInt(0, count++);
            coded.put(COUNT_BYTES, bytes, offset, lengthBytes);
            return codedBytes(lengthBytes);
        }

        @Override
        public ByteBuffer coded() {
            return coded;
        }

        @Override
        public int codedProtocol() {
            return PppProtocol.COMPRESSED;
        }
    }
}
