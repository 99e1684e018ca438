package braid.dataplane.ppp.mppe;

import braid.dataplane.wire.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Packets in and out of coders, as values.
final class MppeLine {
    private static final int HEADER_BYTES = 20;

    private MppeLine() {}

    static Octets encoded(MppeEncoder encoder, int protocol, Octets information) {
        ByteBuffer from = ByteBuffer.wrap(information.toArray());
        ByteBuffer to = ByteBuffer.allocate(information.size() + MppeEncoder.OVERHEAD_BYTES);
        int length = encoder.encode(protocol, from, 0, information.size(), to, 0);
        return Octets.copyOf(to, 0, length);
    }

    /// A packet of IPv4 that carries a number.
    static Octets packet(int number) {
        byte[] text = ("packet " + number + " of many").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES + text.length);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
        packet.put(HEADER_BYTES, text);
        return Octets.of(packet.array());
    }

    /// @return what it carries; empty: it cannot be read
    static Optional<Octets> decoded(MppeDecoder decoder, Octets packet, long nowNanos) {
        ByteBuffer bytes = ByteBuffer.wrap(packet.toArray());
        if (begin(decoder, bytes, packet.size(), nowNanos) != MppeDecoder.Outcome.GOOD) {
            return Optional.empty();
        }
        // In two pieces, as packets come out of fragments.
        int half = packet.size() / 2;
        decoder.decrypt(bytes, 2, half - 2);
        decoder.decrypt(bytes, half, packet.size() - half);
        return Optional.of(Octets.copyOf(bytes, 4, packet.size() - 4));
    }

    static MppeDecoder.Outcome begin(MppeDecoder decoder, ByteBuffer packet, int lengthBytes, long nowNanos) {
        return decoder.begin(packet.getShort(0) & 0xffff, packet.getLong(2), lengthBytes - 2, nowNanos);
    }
}
