package braid.dataplane.multilink;

import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;

/// Numbers packets and puts them on links: whole wherever they fit, else in as few nearly equal pieces as needed; in
/// more pieces where they arrive noticeably earlier.
final class Fragmenter {
    private static final int PROTOCOL_BYTES = 2;

    /// An LCP Discard-Request without data (RFC 1661 section 5.9), magic number 0 as everywhere inside a bundle.
    private static final byte[] DISCARD_REQUEST = {11, 0, 0, 8, 0, 0, 0, 0};

    private static final ByteBuffer IDLE_FILL =
            ByteBuffer.allocateDirect(DISCARD_REQUEST.length).put(0, DISCARD_REQUEST);

    private final MpFormat format;
    private final Scheduler scheduler;
    private final Counters<BundleCounter> counters;
    private int sequence;

    Fragmenter(MpFormat format, Scheduler scheduler, Counters<BundleCounter> counters) {
        this.format = format;
        this.scheduler = scheduler;
        this.counters = counters;
    }

    /// @param aheadNanos how much too early the pace of a link may be used for it
    /// @param alone whether nothing waits behind it, so that cutting it costs nobody
    /// @return false if it could not be sent, or only its first pieces
    boolean send(
            int protocol,
            ByteBuffer bytes,
            int offset,
            int lengthBytes,
            long aheadNanos,
            boolean alone,
            long nowNanos) {
        if (alone && scheduler.worthCutting(PROTOCOL_BYTES + lengthBytes, format.headerBytes(), nowNanos)) {
            sendCut(protocol, bytes, offset, lengthBytes, nowNanos);
            return true;
        }
        int at = offset;
        int left = lengthBytes;
        int prefix = PROTOCOL_BYTES;
        do {
            int index = scheduler.choose(prefix + left, format.headerBytes(), aheadNanos, nowNanos);
            if (index < 0) {
                counters.count(BundleCounter.LINKS_FULL);
                return false;
            }
            LinkTransmit link = scheduler.links()[index].transmit;
            int piece = piece(prefix + left, link.mtuBytes - format.headerBytes()) - prefix;
            boolean last = piece == left;
            link.sendFragment(format, last, sequence++, prefix == 0 ? 0 : protocol, bytes, at, piece);
            scheduler.sent(link, format.headerBytes() + prefix + piece, sequence - 1, nowNanos);
            counters.count(BundleCounter.FRAGMENTS_SENT);
            at += piece;
            left -= piece;
            prefix = 0;
        } while (left > 0);
        return true;
    }

    /// Sends a packet in the pieces that [Scheduler#worthCutting] found.
    private void sendCut(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        CutPlan cut = scheduler.cut();
        int at = offset;
        int prefix = PROTOCOL_BYTES;
        for (int i = 0; i < cut.pieces(); i++) {
            LinkTransmit link = scheduler.links()[cut.link(i)].transmit;
            int piece = cut.octets(i) - prefix;
            boolean last = at + piece == offset + lengthBytes;
            link.sendFragment(format, last, sequence++, prefix == 0 ? 0 : protocol, bytes, at, piece);
            scheduler.sent(link, format.headerBytes() + prefix + piece, sequence - 1, nowNanos);
            counters.count(BundleCounter.FRAGMENTS_SENT);
            at += piece;
            prefix = 0;
        }
    }

    /// A packet that every stack drops in silence, so that the receiver sees how far this link is. RFC 1990 section 4
    /// suggests a null fragment for this, but Linux refuses fragments without data and then waits for their number.
    void sendIdleFill(LinkTransmit link, long nowNanos) {
        link.sendFragment(format, true, sequence++, PppProtocol.LCP, IDLE_FILL, 0, DISCARD_REQUEST.length);
        scheduler.numbered(
                link, format.headerBytes() + PROTOCOL_BYTES + DISCARD_REQUEST.length, sequence - 1, nowNanos);
        counters.count(BundleCounter.IDLE_FILLS_SENT);
    }

    /// Whether a packet out of a bundle is a Discard-Request, which has done its work by arriving.
    static boolean isIdleFill(int protocol, PacketSlices packet) {
        return protocol == PppProtocol.LCP && packet.lengthBytes() > 0 && packet.octet(0) == DISCARD_REQUEST[0];
    }

    /// The highest number given to a fragment so far.
    int highestSequence() {
        return sequence - 1 & (1 << format.sequenceBits()) - 1;
    }

    /// Where the numbers stand; only tests begin elsewhere than at 0.
    void sequence(int next) {
        sequence = next;
    }

    private static int piece(int octets, int room) {
        int pieces = (octets + room - 1) / room;
        return (octets + pieces - 1) / pieces;
    }
}
