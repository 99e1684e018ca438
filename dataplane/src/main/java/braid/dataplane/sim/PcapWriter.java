package braid.dataplane.sim;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes Ethernet frames as a pcap file with nanoseconds, for tshark and Wireshark.
///
/// File header: magic (4) | 2 (2) | 4 (2) | 0 (4) | 0 (4) | snapshot length (4) | link type 1, Ethernet (4).
/// Before each frame: seconds (4) | nanoseconds (4) | captured (4) | original length (4).
public final class PcapWriter implements AutoCloseable {
    private static final int MAGIC_NANOSECONDS = 0xa1b2_3c4d;
    private static final int ETHERNET = 1;
    private static final int SNAPSHOT_BYTES = 1 << 16;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final OutputStream out;
    private final ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.BIG_ENDIAN);

    public PcapWriter(OutputStream out) {
        this.out = out;
        header.putInt(MAGIC_NANOSECONDS).putShort((short) 2).putShort((short) 4);
        header.putInt(0).putInt(0).putInt(SNAPSHOT_BYTES).putInt(ETHERNET);
        write(header.array(), 24);
    }

    /// @throws UncheckedIOException if it cannot be written
    public void write(long timeNanos, ByteBuffer bytes, int offset, int lengthBytes) {
        header.clear();
        header.putInt((int) Math.floorDiv(timeNanos, NANOS_PER_SECOND));
        header.putInt((int) Math.floorMod(timeNanos, NANOS_PER_SECOND));
        header.putInt(lengthBytes).putInt(lengthBytes);
        write(header.array(), 16);
        byte[] frame = new byte[lengthBytes];
        bytes.get(offset, frame);
        write(frame, lengthBytes);
    }

    private void write(byte[] bytes, int lengthBytes) {
        try {
            out.write(bytes, 0, lengthBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
