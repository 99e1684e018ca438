package braid.shell.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Frames over a connected socket. One thread reads; any thread writes.
public final class FrameChannel implements Closeable {
    private final SocketChannel socket;
    private final ReentrantLock writing = new ReentrantLock();
    private final ByteBuffer header = ByteBuffer.allocate(FrameCodec.HEADER_BYTES);

    public FrameChannel(SocketChannel socket) {
        this.socket = socket;
    }

    /// Waits for the next frame; empty when the other side has closed.
    ///
    /// @throws FrameCodec.BadFrame if the bytes are no frame
    public Optional<Frame> read() throws IOException {
        header.clear();
        if (!fill(header)) {
            return Optional.empty();
        }
        int tag = header.get(0);
        int length = header.getInt(1);
        if (length < 0 || length > FrameCodec.MAX_PAYLOAD_BYTES) {
            throw new FrameCodec.BadFrame("frame of " + length + " bytes");
        }
        var payload = ByteBuffer.allocate(length);
        return fill(payload) ? Optional.of(FrameCodec.decode(tag, payload.array())) : Optional.empty();
    }

    /// Waits while the other side does not read.
    public void write(Frame frame) throws IOException {
        var bytes = ByteBuffer.wrap(FrameCodec.encode(frame));
        writing.lock();
        try {
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
        } finally {
            writing.unlock();
        }
    }

    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (socket.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
