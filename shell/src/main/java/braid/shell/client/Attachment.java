package braid.shell.client;

import braid.shell.server.Frame;
import braid.shell.server.FrameChannel;
import braid.shell.server.StateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A connection to the router of a state directory: says hello, then moves bytes until the exit status comes.
public final class Attachment implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;

    /// The status when the router went away in the middle.
    private static final int LOST = 1;

    private final FrameChannel channel;

    private Attachment(FrameChannel channel) {
        this.channel = channel;
    }

    /// Connects; empty when no router listens there.
    public static Optional<Attachment> to(StateDirectory state) {
        SocketChannel socket;
        try {
            socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException _) {
            return Optional.empty();
        }
        try {
            socket.connect(UnixDomainSocketAddress.of(state.socket()));
            return Optional.of(new Attachment(new FrameChannel(socket)));
        } catch (IOException _) {
            close(socket);
            return Optional.empty();
        }
    }

    private static void close(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Never connected, nothing is lost.
        }
    }

    /// Sends a frame; nothing happens when the router is gone, which [#pump] tells.
    public void send(Frame frame) {
        try {
            channel.write(frame);
        } catch (IOException _) {
            // The pump ends by itself.
        }
    }

    /// Sends `input` to its end on a thread of its own, which does not keep the program alive.
    public void feed(InputStream input) {
        Thread.ofPlatform().name("input").daemon().start(() -> {
            var chunk = new byte[CHUNK_BYTES];
            try {
                for (int n = input.read(chunk); n >= 0; n = input.read(chunk)) {
                    send(new Frame.Data(Arrays.copyOf(chunk, n)));
                }
            } catch (IOException _) {
                // Input that cannot be read has ended.
            }
            send(new Frame.InputEnd());
        });
    }

    /// Moves what the router sends to the two outputs until its exit status comes.
    ///
    /// @throws OutputLost if the first takes no more
    public int pump(OutputStream output, OutputStream error) {
        return pump(new Output(output, error));
    }

    private int pump(Output output) {
        try {
            while (true) {
                var frame = channel.read();
                if (frame.isEmpty()) {
                    return lost(output);
                }
                switch (frame.get()) {
                    case Frame.Data(byte[] bytes) -> output.write(bytes);
                    case Frame.ErrorData(byte[] bytes) -> output.writeError(bytes);
                    case Frame.Exit(int status) -> {
                        return status;
                    }
                    case Frame.Hello _, Frame.InputEnd _, Frame.Resize _ -> {}
                }
            }
        } catch (IOException _) {
            return lost(output);
        }
    }

    private static int lost(Output output) {
        output.writeError("router has gone\r\n".getBytes(StandardCharsets.US_ASCII));
        return LOST;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
