package braid.dataplane.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One IPv4 packet over MP, as worked out by hand and checked against Wireshark's dissector.
class MpViewTest {
    private static final String FIRST = "21 45 00 00 2c 00 01 00 00 40 01 66 ce 0a 00 00 01 0a 00 00 02 08 00 b5";
    private static final String SECOND = "b3 00 01 00 01 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50";

    record Vector(MpFormat format, String header, String data, boolean begins, boolean ends, int sequence) {}

    static Stream<Vector> vectors() {
        return Stream.of(
                new Vector(MpFormat.LONG, "80 00 00 00", FIRST, true, false, 0),
                new Vector(MpFormat.LONG, "40 00 00 01", SECOND, false, true, 1),
                new Vector(MpFormat.LONG, "c0 00 00 02", "00 21 45 00", true, true, 2),
                new Vector(MpFormat.LONG, "c0 00 00 03", "", true, true, 3),
                new Vector(MpFormat.LONG, "00 ff ff ff", SECOND, false, false, 0xff_ffff),
                new Vector(MpFormat.SHORT, "8f ff", FIRST, true, false, 4095),
                new Vector(MpFormat.SHORT, "40 00", SECOND, false, true, 0),
                new Vector(MpFormat.SHORT, "c0 01", "00 21 45 00", true, true, 1));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void vectorsAreReadAsTheirFields(Vector vector) {
        byte[] bytes = bytes("ee" + vector.header() + vector.data());
        var view = new MpView();

        assertThat(view.wrap(ByteBuffer.wrap(bytes), 1, bytes.length - 1, vector.format()))
                .isTrue();
        assertThat(view.begins()).isEqualTo(vector.begins());
        assertThat(view.ends()).isEqualTo(vector.ends());
        assertThat(view.sequence()).isEqualTo(vector.sequence());
        assertThat(view.dataOffset()).isEqualTo(1 + vector.format().headerBytes());
        assertThat(view.dataBytes()).isEqualTo(bytes(vector.data()).length);
        assertThat(view.isNull()).isEqualTo(vector.data().isEmpty());
        assertThat(view.hasReservedBits()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void fieldsAreWrittenAsTheVectors(Vector vector) {
        ByteBuffer frame = ByteBuffer.allocate(vector.format().headerBytes());

        vector.format().put(frame, 0, vector.begins(), vector.ends(), vector.sequence());

        assertThat(frame.array()).isEqualTo(bytes(vector.header()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatCannotHoldTheHeaderIsRefused(Vector vector) {
        int tooFew = vector.format().headerBytes() - 1;

        assertThat(new MpView().wrap(ByteBuffer.allocate(8), 0, tooFew, vector.format()))
                .isFalse();
    }

    @Test
    void reservedBitsAreSeenAndDoNotReachTheNumber() {
        var view = new MpView();

        view.wrap(ByteBuffer.wrap(bytes("e0 00 00 07")), 0, 4, MpFormat.LONG);
        assertThat(view.hasReservedBits()).isTrue();
        assertThat(view.sequence()).isEqualTo(7);

        view.wrap(ByteBuffer.wrap(bytes("d0 07")), 0, 2, MpFormat.SHORT);
        assertThat(view.hasReservedBits()).isTrue();
        assertThat(view.sequence()).isEqualTo(7);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
