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
    private long pacedNanos = 1;

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

    /// Lines of a limited rate between two bundles that learn it: markers, reports, what waits and what is dropped.
    @Test
    void pacingWhatTwoLinesCannotCarryAllocatesNothing() {
        FramePool pool = new FramePool(ByteBuffer.allocateDirect(FRAMES * FRAME_BYTES), FRAMES, FRAME_BYTES);
        var settings =
                new BundleSettings(true, 1_600, 1_600, MpFormat.LONG, MpFormat.LONG, true, ReassemblyTimes.STANDARD);
        Bundle near = new Bundle(1, settings, pool, (bundle, protocol, slices) -> {});
        Bundle far = new Bundle(2, settings, pool, (bundle, protocol, slices) -> delivered++);
        Paced[] links = {new Paced(near, far, 0), new Paced(near, far, 1)};

        long allocated = AllocatedBytes.ofOneRound(() -> pace(near, far, links, pool));

        assertThat(allocated).isZero();
        assertThat(delivered).isGreaterThan(FRAGMENTS / 10);
        assertThat(near.counters().get(BundleCounter.REPORTS_RECEIVED)).isPositive();
        assertThat(near.counters().get(BundleCounter.QUEUE_STOOD)).isPositive();
        assertThat(links[0].here.learnedBitsPerSecond()).isPresent();
    }

    /// Four packets a millisecond are offered, of which each line carries one.
    private void pace(Bundle near, Bundle far, Paced[] links, FramePool pool) {
        for (int sent = 0; sent < FRAGMENTS; sent += 4) {
            for (int i = 0; i < 4; i++) {
                near.transmit(PppProtocol.IPV4, packet, 0, i == 0 ? 100 : 1_450, pacedNanos);
            }
            for (Paced link : links) {
                drain(link.forth, 1, far, link.there, pacedNanos);
                drain(link.back, FRAMES, near, link.here, pacedNanos);
            }
            near.advance(pacedNanos);
            far.advance(pacedNanos);
            pool.recycle();
            pacedNanos += 1_000_000;
        }
    }

    private void drain(Ring ring, int most, Bundle into, MemberLink link, long now) {
        for (int i = 0; i < most && ring.count > 0; i++) {
            view.wrap(ring.bytes, ring.first * FRAME_BYTES, ring.lengths[ring.first]);
            int at = view.payloadOffset();
            int octets = view.payloadBytes() - 2;
            if (Short.toUnsignedInt(ring.bytes.getShort(at)) == PppProtocol.MP) {
                into.receiveFragment(link, ring.bytes, at + 2, octets, now);
            } else {
                into.receiveControl(link, ring.bytes, at + 2, octets, now, now);
            }
            ring.first = (ring.first + 1) % FRAMES;
            ring.count--;
        }
    }

    private static final class Paced {
        final Ring forth = new Ring();
        final Ring back = new Ring();
        final MemberLink here;
        final MemberLink there;

        Paced(Bundle near, Bundle far, int id) {
            here = member(id, new LinkAddress(2, 4, id + 1), forth);
            there = member(id, new LinkAddress(4, 2, id + 1), back);
            near.join(here, 0);
            far.join(there, 0);
        }
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
        int first;
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
            return slot() * FRAME_BYTES;
        }

        @Override
        public void commit(int lengthBytes) {
            lengths[slot()] = lengthBytes;
            count++;
        }

        private int slot() {
            return (first + count) % FRAMES;
        }
    }
}
