package braid.dataplane.engine;

import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.PacketCoder;
import braid.dataplane.multilink.PacketSlices;
import braid.dataplane.ppp.mppe.MppeDecoder;
import braid.dataplane.ppp.mppe.MppeEncoder;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.Optional;

/// How the packets of data of one bundle are encrypted, each direction for itself (RFC 3078). Above multilink, which
/// keeps them in order.
final class Encryption implements PacketCoder {
    /// What is not, and need not be.
    static final Encryption NONE = new Encryption(Optional.empty(), Optional.empty(), 0, false, ByteBuffer.allocate(0));

    static final int UNREADABLE = -1;

    private static final int HEADER_BYTES = 2;
    private static final int LEAST_BYTES = HEADER_BYTES + MppeDecoder.START_OCTETS;

    private final Optional<MppeEncoder> encoder;
    private final Optional<MppeDecoder> decoder;
    private final int likely;
    private final boolean only;
    private final ByteBuffer scratch;

    /// @param likely index of the keys that both begin with
    /// @param only what arrives in the clear is dropped
    /// @param scratch room for one packet, shared by all bundles of a loop
    Encryption(
            Optional<MppeEncoder> encoder,
            Optional<MppeDecoder> decoder,
            int likely,
            boolean only,
            ByteBuffer scratch) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.likely = likely;
        this.only = only;
        this.scratch = scratch;
    }

    /// Whether data must arrive encrypted.
    boolean only() {
        return only;
    }

    /// The peer cannot read on: the next packet begins anew.
    void flush() {
        encoder.ifPresent(MppeEncoder::flush);
    }

    /// Whether what arrives cannot be read until the peer begins anew.
    boolean lost() {
        return decoder.isPresent() && decoder.get().lost();
    }

    /// Index of the keys that the peer uses, as far as that is known.
    int keys() {
        return decoder.isPresent() ? decoder.get().inUse() : likely;
    }

    @Override
    public boolean codes(int protocol) {
        return encoder.isPresent() && MppeEncoder.encrypts(protocol);
    }

    @Override
    public int codedBytes(int lengthBytes) {
        return lengthBytes + MppeEncoder.OVERHEAD_BYTES;
    }

    @Override
    public int encode(int protocol, ByteBuffer bytes, int offset, int lengthBytes) {
        return encoder.orElseThrow().encode(protocol, bytes, offset, lengthBytes, scratch, 0);
    }

    @Override
    public ByteBuffer coded() {
        return scratch;
    }

    @Override
    public int codedProtocol() {
        return PppProtocol.COMPRESSED;
    }

    /// Decrypts the information of a packet of protocol 0x00fd where it is, and takes off what stands before that of
    /// the packet inside.
    ///
    /// @param counters for what cannot be read
    /// @return the protocol inside, one of IP; [#UNREADABLE]: it is to be dropped
    int decode(PacketSlices packet, Counters<EngineCounter> counters, long nowNanos) {
        if (decoder.isEmpty()) {
            counters.count(EngineCounter.NO_ENCRYPTION_AGREED);
            return UNREADABLE;
        }
        MppeDecoder mppe = decoder.get();
        if (packet.lengthBytes() < LEAST_BYTES || !begin(mppe, packet, nowNanos)) {
            counters.count(EngineCounter.UNDECIPHERABLE);
            return UNREADABLE;
        }
        packet.strip(HEADER_BYTES);
        for (int i = 0; i < packet.slices(); i++) {
            mppe.decrypt(packet.bytes(i), packet.offset(i), packet.length(i));
        }
        if (encoder.isPresent()) {
            encoder.get().settle(mppe.inUse());
        }
        int first = packet.octet(0);
        boolean oneOctet = (first & 1) == 1;
        int protocol = oneOctet ? first : (first << Byte.SIZE) | packet.octet(1);
        packet.strip(oneOctet ? 1 : 2);
        return protocol;
    }

    private static boolean begin(MppeDecoder mppe, PacketSlices packet, long nowNanos) {
        int header = (packet.octet(0) << Byte.SIZE) | packet.octet(1);
        long start = 0;
        for (int at = HEADER_BYTES; at < LEAST_BYTES; at++) {
            start = (start << Byte.SIZE) | packet.octet(at);
        }
        return mppe.begin(header, start, packet.lengthBytes() - HEADER_BYTES, nowNanos) == MppeDecoder.Outcome.GOOD;
    }
}
