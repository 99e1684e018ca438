package braid.shell.fuzz;

import braid.dataplane.multilink.Bundle;
import braid.dataplane.multilink.BundleSettings;
import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.FrameOutput;
import braid.dataplane.multilink.FramePool;
import braid.dataplane.multilink.LineTerms;
import braid.dataplane.multilink.LinkAddress;
import braid.dataplane.multilink.LinkCounter;
import braid.dataplane.multilink.MemberLink;
import braid.dataplane.multilink.ReassemblyTimes;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.List;

/// Any packets on two links of a bundle are delivered or counted, in order, and each frame is given back.
///
/// The first octet of a packet says on which link it comes, what it is and how much later; the second how long it is.
public final class MultilinkFuzz {
    private static final int POOL_FRAMES = 64;
    private static final int FRAME_BYTES = 256;
    private static final int MRRU_BYTES = 1500;
    private static final long MILLI = 1_000_000L;

    private MultilinkFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        MpFormat format = bytes.length > 0 && bytes[0] < 0 ? MpFormat.SHORT : MpFormat.LONG;
        var pool = new FramePool(ByteBuffer.allocate(POOL_FRAMES * FRAME_BYTES), POOL_FRAMES, FRAME_BYTES);
        var settings = new BundleSettings(true, MRRU_BYTES, MRRU_BYTES, format, format, true, ReassemblyTimes.STANDARD);
        var bundle = new Bundle(1, settings, pool, (_, _, packet) -> {
            if (packet.lengthBytes() > MRRU_BYTES) {
                throw new IllegalStateException("a packet of " + packet.lengthBytes());
            }
            packet.copyTo(ByteBuffer.allocate(MRRU_BYTES), 0);
        });
        List<MemberLink> links = List.of(link(1), link(2));
        links.forEach(link -> bundle.join(link, 0));
        ByteBuffer packets = ByteBuffer.wrap(bytes);
        long now = 0;
        int at = 0;
        while (at + 2 <= bytes.length) {
            int kind = bytes[at];
            int length = Math.min(bytes[at + 1] & 0xff, bytes.length - at - 2);
            MemberLink link = links.get(kind & 1);
            now += (kind >> 3 & 0xf) * MILLI;
            switch (kind >> 1 & 3) {
                case 0 -> bundle.receiveControl(link, packets, at + 2, length, now, now);
                case 1 -> bundle.receivePlain(link, PppProtocol.IPV4, packets, at + 2, Math.max(1, length) - 1);
                default -> bundle.receiveFragment(link, packets, at + 2, length, now);
            }
            bundle.advance(now);
            pool.recycle();
            if (bundle.reassembler().depth() > POOL_FRAMES * 64) {
                throw new IllegalStateException(
                        "so many wait: " + bundle.reassembler().depth());
            }
            at += 2 + length;
        }
        bundle.close();
        pool.recycle();
        if (pool.freeFrames() != POOL_FRAMES) {
            throw new IllegalStateException("frames kept: " + (POOL_FRAMES - pool.freeFrames()));
        }
    }

    private static MemberLink link(int id) {
        return new MemberLink(
                id,
                new LinkAddress(1, 2, id),
                new OneFrame(),
                LineTerms.unknown(1492),
                new Counters<>(LinkCounter.class));
    }

    /// Takes whatever is sent.
    private static final class OneFrame implements FrameOutput {
        private final ByteBuffer frame = ByteBuffer.allocate(2048);

        @Override
        public int free() {
            return 1;
        }

        @Override
        public ByteBuffer bytes() {
            return frame;
        }

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public void commit(int lengthBytes) {
            if (lengthBytes > frame.capacity()) {
                throw new IllegalStateException("a frame of " + lengthBytes);
            }
        }
    }
}
