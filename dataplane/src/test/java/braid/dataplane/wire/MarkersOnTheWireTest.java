package braid.dataplane.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Markers and reports octet by octet, both ways, and what is neither.
class MarkersOnTheWireTest {
    private static final String MARKER = "09 2a 00 1a 1a 2b 3c 4d" // Echo-Request
            + "42 72 61 69 64 4d 6b 31 01 01" // signature, version, a report is known
            + "00 00 01 2a 00 00 10 ff"; // marker, highest sequence number

    private static final String REPORT = "0b 2a 00 44 1a 2b 3c 4d" // Discard-Request
            + "42 72 61 69 64 4d 6b 31 01 00 00 00 01 2a"
            + "00 00 00 01 00 00 00 05 00 00 00 00 00 00 00 07" // octets, frames
            + "00 00 00 e8 d4 a5 10 00 00 00 10 fe" // clock, highest sequence number
            + "00 00 00 01 00 00 00 02 00 00 00 03" // gaps passed, timed out, overflowed
            + "00 11 00 00 4e 20"; // fragments held, kbit/s

    private final MarkerView marker = new MarkerView();
    private final ReportView report = new ReportView();

    @Test
    void aMarkerIsWrittenAsItsVector() {
        ByteBuffer written = ByteBuffer.allocate(MarkerView.BYTES);

        MarkerView.put(written, 0, 0x1a2b_3c4d, true, 0x12a, 0x10ff);

        assertThat(written.array()).isEqualTo(bytes(MARKER));
    }

    @Test
    void aMarkerIsReadAsItsFields() {
        assertThat(wrap(marker::wrap, bytes("ee ee" + MARKER), 2)).isTrue();
        assertThat(marker.isEcho()).isFalse();
        assertThat(marker.reportsKnown()).isTrue();
        assertThat(marker.marker()).isEqualTo(0x12a);
        assertThat(marker.sequence()).isEqualTo(0x10ff);
    }

    @Test
    void itsEchoIsTheSameUnderAnotherCode() {
        byte[] echo = bytes(MARKER);
        echo[0] = 10;

        assertThat(wrap(marker::wrap, echo, 0)).isTrue();
        assertThat(marker.isEcho()).isTrue();
        assertThat(marker.marker()).isEqualTo(0x12a);
    }

    @Test
    void aReportIsWrittenAsItsVector() {
        ByteBuffer written = ByteBuffer.allocate(ReportView.BYTES);

        ReportView.put(written, 0, 0x1a2b_3c4d, 0x12a, 0x1_0000_0005L, 7, 1_000_000_000_000L);
        ReportView.putBundle(written, 0, 0x10fe, 1, 2, 3, 17, 20_000);

        assertThat(written.array()).isEqualTo(bytes(REPORT));
    }

    @Test
    void aReportIsReadAsItsFields() {
        assertThat(wrap(report::wrap, bytes("ee" + REPORT), 1)).isTrue();
        assertThat(report.marker()).isEqualTo(0x12a);
        assertThat(report.octets()).isEqualTo(0x1_0000_0005L);
        assertThat(report.frames()).isEqualTo(7);
        assertThat(report.clockNanos()).isEqualTo(1_000_000_000_000L);
        assertThat(report.highestSequence()).isEqualTo(0x10fe);
        assertThat(report.gapsPassed()).isEqualTo(1);
        assertThat(report.gapsTimedOut()).isEqualTo(2);
        assertThat(report.gapsOverflowed()).isEqualTo(3);
        assertThat(report.held()).isEqualTo(17);
        assertThat(report.kilobitsPerSecond()).isEqualTo(20_000);
    }

    @Test
    void moreHeldThanTheFieldCanSayIsTheMostItCan() {
        ByteBuffer written = ByteBuffer.allocate(ReportView.BYTES);
        ReportView.put(written, 0, 1, 1, 1, 1, 1);
        ReportView.putBundle(written, 0, 1, 0, 0, 0, 70_000, 0);

        assertThat(report.wrap(written, 0, ReportView.BYTES)).isTrue();
        assertThat(report.held()).isEqualTo(0xffff);
    }

    /// Each of these octets wrong alone: code, length, signature, version.
    @ParameterizedTest
    @CsvSource({"0, 1", "2, 1", "3, 1b", "3, 19", "8, 00", "15, 32", "16, 02"})
    void whatDiffersIsNoMarker(int at, String octet) {
        byte[] other = bytes(MARKER);
        other[at] = (byte) Integer.parseInt(octet, 16);

        assertThat(wrap(marker::wrap, other, 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 9", "2, 1", "3, 45", "3, 43", "8, 00", "15, 32", "16, 02"})
    void whatDiffersIsNoReport(int at, String octet) {
        byte[] other = bytes(REPORT);
        other[at] = (byte) Integer.parseInt(octet, 16);

        assertThat(wrap(report::wrap, other, 0)).isFalse();
    }

    /// An Echo-Request of a keepalive, with data and without, and a Discard-Request of somebody else.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "09 01 00 08 1a 2b 3c 4d",
                "09 01 00 0c 1a 2b 3c 4d 00 01 02 03",
                "0b 01 00 08 1a 2b 3c 4d",
                "09",
                ""
            })
    void othersPacketsAreNeither(String hex) {
        assertThat(wrap(marker::wrap, bytes(hex), 0)).isFalse();
        assertThat(wrap(report::wrap, bytes(hex), 0)).isFalse();
    }

    /// What is longer is a later version's business, and what is padded stays readable.
    @Test
    void paddingBehindTheLengthDoesNotMatter() {
        assertThat(wrap(marker::wrap, bytes(MARKER + "00 00 00"), 0)).isTrue();
        assertThat(wrap(report::wrap, bytes(REPORT + "00 00 00"), 0)).isTrue();
    }

    @Test
    void anyBytesAreRefusedOrReadWithoutFailing() {
        Random random = new Random(7);
        for (int run = 0; run < 50_000; run++) {
            byte[] any = bytes(run % 2 == 0 ? MARKER : REPORT);
            for (int flips = random.nextInt(4); flips > 0; flips--) {
                any[random.nextInt(any.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int length = random.nextInt(any.length + 1);
            if (marker.wrap(ByteBuffer.wrap(any), 0, length)) {
                assertThat(length).isGreaterThanOrEqualTo(MarkerView.BYTES);
            }
            if (report.wrap(ByteBuffer.wrap(any), 0, length)) {
                assertThat(length).isGreaterThanOrEqualTo(ReportView.BYTES);
            }
        }
    }

    private interface Wrap {
        boolean wrap(ByteBuffer bytes, int offset, int lengthBytes);
    }

    private static boolean wrap(Wrap by, byte[] bytes, int offset) {
        return by.wrap(ByteBuffer.wrap(bytes), offset, bytes.length - offset);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
