package braid.dataplane.multilink;

import java.nio.ByteBuffer;

/// What becomes of packets before they are numbered: encryption. Coded packets must leave in the order they were coded
/// in, hence whoever puts packets in another order does so before.
public interface PacketCoder {
    /// Leaves everything as it is.
    PacketCoder NONE = new PacketCoder() {
        @Override
        public boolean codes(int protocol) {
            return false;
        }

        @Override
        public int codedBytes(int lengthBytes) {
            return lengthBytes;
        }

        @Override
        public int encode(int protocol, ByteBuffer bytes, int offset, int lengthBytes) {
            throw new IllegalStateException("nothing is coded");
        }

        @Override
        public ByteBuffer coded() {
            throw new IllegalStateException("nothing is coded");
        }

        @Override
        public int codedProtocol() {
            throw new IllegalStateException("nothing is coded");
        }
    };

    /// Whether packets of a protocol are changed.
    boolean codes(int protocol);

    /// How long the information of a packet is once it is coded.
    int codedBytes(int lengthBytes);

    /// Codes the information of a packet. Allocates nothing.
    ///
    /// @return how long it is, at the start of [#coded]
    int encode(int protocol, ByteBuffer bytes, int offset, int lengthBytes);

    /// Holds the last coded packet until the next one.
    ByteBuffer coded();

    /// The protocol of coded packets.
    int codedProtocol();
}
