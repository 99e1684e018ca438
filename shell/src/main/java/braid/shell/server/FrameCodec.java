package braid.shell.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Frames as bytes: a tag, the payload's length in 32 bits, the payload.
///
///     | tag (8 bits) | length (32 bits) | payload |
///
/// The hello carries the protocol's number, so that a client and a router of different builds notice.
public final class FrameCodec {
    /// Raised whenever a frame changes its meaning.
    public static final int PROTOCOL = 1;

    public static final int HEADER_BYTES = 5;
    public static final int MAX_PAYLOAD_BYTES = 1 << 20;

    private static final int HELLO = 1;
    private static final int DATA = 2;
    private static final int INPUT_END = 3;
    private static final int RESIZE = 4;
    private static final int ERROR_DATA = 5;
    private static final int EXIT = 6;

    private FrameCodec() {}

    /// What is wrong with bytes that are no frame, as a sentence.
    public static final class BadFrame extends IOException {
        private static final long serialVersionUID = 1;

        public BadFrame(String message) {
            super(message);
        }
    }

    /// The whole frame, header included.
    public static byte[] encode(Frame frame) {
        var payload = new ByteArrayOutputStream();
        int tag;
        try {
            tag = writePayload(frame, new DataOutputStream(payload));
        } catch (IOException e) {
            throw new IllegalStateException("memory refused bytes", e);
        }
        var bytes = new byte[HEADER_BYTES + payload.size()];
        bytes[0] = (byte) tag;
        for (int i = 0; i < 4; i++) {
            bytes[1 + i] = (byte) (payload.size() >>> (24 - 8 * i));
        }
        System.arraycopy(payload.toByteArray(), 0, bytes, HEADER_BYTES, payload.size());
        return bytes;
    }

    private static int writePayload(Frame frame, DataOutputStream out) throws IOException {
        return switch (frame) {
            case Frame.Hello(var mode, var terminal, int columns, int rows, boolean colour, var text) -> {
                out.writeInt(PROTOCOL);
                out.writeUTF(mode.name());
                out.writeUTF(terminal);
                out.writeInt(columns);
                out.writeInt(rows);
                out.writeBoolean(colour);
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                yield HELLO;
            }
            case Frame.Data(byte[] bytes) -> {
                out.write(bytes);
                yield DATA;
            }
            case Frame.InputEnd() -> INPUT_END;
            case Frame.Resize(int columns, int rows) -> {
                out.writeInt(columns);
                out.writeInt(rows);
                yield RESIZE;
            }
            case Frame.ErrorData(byte[] bytes) -> {
                out.write(bytes);
                yield ERROR_DATA;
            }
            case Frame.Exit(int status) -> {
                out.writeInt(status);
                yield EXIT;
            }
        };
    }

    /// @throws BadFrame if the bytes are no frame of this protocol
    public static Frame decode(int tag, byte[] payload) throws BadFrame {
        var in = new DataInputStream(new ByteArrayInputStream(payload));
        try {
            return switch (tag) {
                case HELLO -> hello(in);
                case DATA -> new Frame.Data(payload);
                case INPUT_END -> new Frame.InputEnd();
                case RESIZE -> new Frame.Resize(in.readInt(), in.readInt());
                case ERROR_DATA -> new Frame.ErrorData(payload);
                case EXIT -> new Frame.Exit(in.readInt());
                default -> throw new BadFrame("unknown frame " + tag);
            };
        } catch (BadFrame e) {
            throw e;
        } catch (IOException _) {
            throw new BadFrame("frame " + tag + " is too short");
        }
    }

    private static Frame hello(DataInputStream in) throws IOException {
        if (in.readInt() != PROTOCOL) {
            throw new BadFrame("the router on this state is of another version; stop it with /system shutdown");
        }
        var word = in.readUTF();
        var mode = Arrays.stream(Frame.Mode.values())
                .filter(candidate -> candidate.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadFrame("unknown mode"));
        var terminal = in.readUTF();
        int columns = in.readInt();
        int rows = in.readInt();
        boolean colour = in.readBoolean();
        var text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        return new Frame.Hello(mode, terminal, columns, rows, colour, text);
    }
}
