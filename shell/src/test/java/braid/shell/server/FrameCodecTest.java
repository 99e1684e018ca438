package braid.shell.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameCodecTest {
    static Stream<Frame> frames() {
        return Stream.of(
                new Frame.Hello(Frame.Mode.COMMAND, "xterm", 80, 24, true, ":put ÿ"),
                new Frame.Hello(Frame.Mode.INTERACTIVE, "", 0, 0, false, ""),
                new Frame.InputEnd(),
                new Frame.Resize(132, 43),
                new Frame.Exit(1));
    }

    private static Frame decoded(byte[] bytes) throws FrameCodec.BadFrame {
        int length = ByteBuffer.wrap(bytes).getInt(1);
        assertThat(length).isEqualTo(bytes.length - FrameCodec.HEADER_BYTES);
        return FrameCodec.decode(bytes[0], Arrays.copyOfRange(bytes, FrameCodec.HEADER_BYTES, bytes.length));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void decodingIsTheInverseOfEncoding(Frame frame) throws Exception {
        assertThat(decoded(FrameCodec.encode(frame))).isEqualTo(frame);
    }

    @Test
    void dataKeepsEveryByte() throws Exception {
        var bytes = new byte[] {0, -1, 3, 10};

        assertThat(decoded(FrameCodec.encode(new Frame.Data(bytes))))
                .isInstanceOfSatisfying(
                        Frame.Data.class, data -> assertThat(data.bytes()).containsExactly(bytes));
        assertThat(decoded(FrameCodec.encode(new Frame.ErrorData(bytes))))
                .isInstanceOfSatisfying(
                        Frame.ErrorData.class, data -> assertThat(data.bytes()).containsExactly(bytes));
    }

    @Test
    void anotherProtocolIsRefusedInASentence() {
        var bytes = FrameCodec.encode(new Frame.Hello(Frame.Mode.PIPE, "", 0, 0, false, ""));
        bytes[FrameCodec.HEADER_BYTES + 3]++;

        assertThatThrownBy(() -> decoded(bytes)).hasMessageContaining("another version");
    }

    @Test
    void anyBytesAreAFrameOrARefusal() {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            var payload = new byte[random.nextInt(40)];
            random.nextBytes(payload);
            try {
                assertThat(FrameCodec.decode(random.nextInt(9), payload)).isNotNull();
            } catch (FrameCodec.BadFrame refusal) {
                assertThat(refusal).hasMessageMatching(".+");
            }
        }
    }
}
