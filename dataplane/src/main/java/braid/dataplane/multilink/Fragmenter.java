package braid.dataplane.multilink;

import braid.dataplane.wire.MpFormat;
import java.nio.ByteBuffer;

/// Numbers packets and puts them on links: whole wherever they fit, else in as few nearly equal pieces as needed.
final class Fragmenter {
    private static final int PROTOCOL_BYTES = 2;

    private final MpFormat format;
    private final Scheduler scheduler;
    private final Counters<BundleCounter> counters;
    private int sequence;

    Fragmenter(MpFormat format, Scheduler scheduler, Counters<BundleCounter> counters) {
        this.format = format;
        this.scheduler = scheduler;
        this.counters = counters;
    }

    /// @return false if it could not be sent, or only its first pieces
    boolean send(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        int at = offset;
        int left = lengthBytes;
        int prefix = PROTOCOL_BYTES;
        do {
            int index = scheduler.choose(prefix + left, format.headerBytes(), nowNanos);
            if (index < 0) {
                counters.count(BundleCounter.LINKS_FULL);
                return false;
            }
            LinkTransmit link = scheduler.links()[index].transmit;
            int piece = piece(prefix + left, link.mtuBytes - format.headerBytes()) - prefix;
            boolean last = piece == left;
            link.sendFragment(format, last, sequence++, prefix == 0 ? 0 : protocol, bytes, at, piece);
            scheduler.sent(link, prefix + piece, nowNanos);
            counters.count(BundleCounter.FRAGMENTS_SENT);
            at += piece;
            left -= piece;
            prefix = 0;
        } while (left > 0);
        return true;
    }

    /// A whole packet of no data, so that the receiver sees how far this link is.
    void sendNull(LinkTransmit link, long nowNanos) {
        link.sendNull(format, sequence++);
        scheduler.sentNull(link, nowNanos);
        counters.count(BundleCounter.NULL_FRAGMENTS_SENT);
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
