package braid.dataplane.ppp.mppe;

import braid.dataplane.wire.Octets;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Packets in and out of coders, as values.
final class MppeLine {
    private MppeLine() {}

    static Octets encoded(MppeEncoder encoder, int protocol, Octets information) {
        ByteBuffer from = ByteBuffer.wrap(information.toArray());
        ByteBuffer to = ByteBuffer.allocate(information.size() + MppeEncoder.OVERHEAD_BYTES);
        int length = encoder.encode(protocol, from, 0, information.size(), to, 0);
        return Octets.copyOf(to, 0, length);
    }

    /// @return what it carries; empty: it cannot be read
    static Optional<Octets> decoded(MppeDecoder decoder, Octets packet, long nowNanos) {
        ByteBuffer bytes = ByteBuffer.wrap(packet.toArray());
        if (decoder.begin(packet.shortAt(0), nowNanos) != MppeDecoder.Outcome.GOOD) {
            return Optional.empty();
        }
        // In two pieces, as packets come out of fragments.
        int half = packet.size() / 2;
        decoder.decrypt(bytes, 2, half - 2);
        decoder.decrypt(bytes, half, packet.size() - half);
        return decoder.end(bytes.getShort(2) & 0xffff)
                ? Optional.of(Octets.copyOf(bytes, 4, packet.size() - 4))
                : Optional.empty();
    }
}
