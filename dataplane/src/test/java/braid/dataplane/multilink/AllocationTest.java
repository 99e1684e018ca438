package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.AllocatedBytes;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// Nothing is allocated for a packet: fragments forwarded from one bundle to another and back together.
class AllocationTest {
    private static final int FRAGMENTS = 100_000;
    private static final int FRAME_BYTES = 2048;
    private static final int FRAMES = 256;

    private final ByteBuffer packet = ByteBuffer.allocateDirect(FRAME_BYTES);
    private final PppoeView view = new PppoeView();
    private long delivered;

    @Test
    void forwardingAHundredThousandFragmentsAllocatesNothing() {
        FramePool pool = new FramePool(ByteBuffer.allocateDirect(FRAMES * FRAME_BYTES), FRAMES, FRAME_BYTES);
        var settings =
                new BundleSettings(true, 1_600, 1_600, MpFormat.LONG, MpFormat.LONG, false, ReassemblyTimes.STANDARD);
        Bundle sender = new Bundle(1, settings, pool, (bundle, protocol, slices) -> {});
        Bundle receiver = new Bundle(2, settings, pool, (bundle, protocol, slices) -> delivered++);
        Ring[] rings = {new Ring(), new Ring()};
        MemberLink[] links = new MemberLink[rings.length];
        for (int i = 0; i < rings.length; i++) {
            var address = new LinkAddress(2, 4, i + 1);
            links[i] = member(i, address, rings[i]);
            sender.join(member(i, address, rings[i]), 0);
            receiver.join(links[i], 0);
        }

        long allocated = AllocatedBytes.ofOneRound(() -> forward(sender, receiver, rings, links, pool, FRAGMENTS));

        assertThat(allocated).isZero();
        delivered = 0;
        forward(sender, receiver, rings, links, pool, FRAGMENTS);
        assertThat(delivered).isEqualTo(FRAGMENTS / 2);
        assertThat(receiver.reassembler().peakDepth()).as("some had to wait").isGreaterThan(10);
    }

    private static MemberLink member(int id, LinkAddress address, Ring ring) {
        return new MemberLink(id, address, ring, LineTerms.unknown(1_492), new Counters<>(LinkCounter.class));
    }

    /// Packets of two fragments each; what one link carried arrives after all of the other's.
    private void forward(Bundle sender, Bundle receiver, Ring[] rings, MemberLink[] links, FramePool pool, int count) {
        long now = 0;
        for (int sent = 0; sent < count; sent += 2 * 20) {
            for (int i = 0; i < 20; i++) {
                sender.transmit(PppProtocol.IPV4, packet, 0, 1_500, now);
            }
            for (int link = 0; link < rings.length; link++) {
                drain(rings[link], receiver, links[link], now);
            }
            receiver.advance(now);
            pool.recycle();
            now += 1_000;
        }
    }

    private void drain(Ring ring, Bundle receiver, MemberLink link, long now) {
        for (int i = 0; i < ring.count; i++) {
            view.wrap(ring.bytes, i * FRAME_BYTES, ring.lengths[i]);
            receiver.receiveFragment(link, ring.bytes, view.payloadOffset() + 2, view.payloadBytes() - 2, now);
        }
        ring.count = 0;
    }

    private static final class Ring implements FrameOutput {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(FRAMES * FRAME_BYTES);
        final int[] lengths = new int[FRAMES];
        int count;

        @Override
        public int free() {
            return FRAMES - count;
        }

        @Override
        public ByteBuffer bytes() {
            return bytes;
        }

        @Override
        public int claim() {
            return count * FRAME_BYTES;
        }

        @Override
        public void commit(int lengthBytes) {
            lengths[count++] = lengthBytes;
        }
    }
}
