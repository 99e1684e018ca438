package braid.dataplane.multilink;

import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;

/// The sending half of a link: builds whole Ethernet frames in the output of its interface.
final class LinkTransmit {
    private static final int PROTOCOL_BYTES = 2;
    private static final int BEFORE_INFORMATION = PppoeView.HEADER_BYTES + PROTOCOL_BYTES;

    /// Less is no link to speak of, whatever a peer asks for.
    private static final int MIN_MTU_BYTES = 64;

    final FrameOutput output;
    final LinkClock clock = new LinkClock();
    final int mtuBytes;

    /// Whether data may still be put on it.
    boolean sending = true;

    /// Since when others have sent and this one has not; meaningful if [#overtaken].
    long overtakenSinceNanos;

    boolean overtaken;

    private final LinkAddress address;
    private final Counters<LinkCounter> counters;

    LinkTransmit(LinkAddress address, FrameOutput output, int mtuBytes, Counters<LinkCounter> counters) {
        this.address = address;
        this.output = output;
        this.mtuBytes = Math.max(MIN_MTU_BYTES, mtuBytes);
        this.counters = counters;
    }

    boolean ready() {
        return sending && output.free() > 0;
    }

    /// A packet without an MP header.
    void sendPlain(int protocol, ByteBuffer source, int offset, int lengthBytes) {
        int at = begin(protocol, lengthBytes);
        output.bytes().put(at, source, offset, lengthBytes);
        end(lengthBytes);
    }

    /// A fragment of `lengthBytes` octets of a packet; the first one carries the inner protocol field too.
    ///
    /// @param innerProtocol of a first fragment; 0 for the others
    void sendFragment(
            MpFormat format,
            boolean last,
            int sequence,
            int innerProtocol,
            ByteBuffer source,
            int offset,
            int lengthBytes) {
        int headerBytes = format.headerBytes() + (innerProtocol == 0 ? 0 : PROTOCOL_BYTES);
        int at = begin(PppProtocol.MP, headerBytes + lengthBytes);
        format.put(output.bytes(), at, innerProtocol != 0, last, sequence);
        if (innerProtocol != 0) {
            output.bytes().putShort(at + format.headerBytes(), (short) innerProtocol);
        }
        output.bytes().put(at + headerBytes, source, offset, lengthBytes);
        end(headerBytes + lengthBytes);
    }

    private int begin(int protocol, int informationBytes) {
        int at = output.claim();
        PppoeView.put(
                output.bytes(),
                at,
                address.peerMac(),
                address.ourMac(),
                PppoeCode.SESSION,
                address.sessionId(),
                PROTOCOL_BYTES + informationBytes);
        output.bytes().putShort(at + PppoeView.HEADER_BYTES, (short) protocol);
        return at + BEFORE_INFORMATION;
    }

    private void end(int informationBytes) {
        output.commit(BEFORE_INFORMATION + informationBytes);
        counters.count(LinkCounter.FRAMES_SENT);
        counters.add(LinkCounter.OCTETS_SENT, informationBytes);
    }
}
