package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.ppp.ControlCode;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeEchoTest {
    private static final int WANTED_BYTES = 1500;
    private static final int PLAIN_BYTES = 1492;

    /// An echo goes out at 0, 0.5 and 1 s; the first is `firstLost` if its answer never comes.
    @ParameterizedTest
    @CsvSource({
        "10,false,1500",
        "700,false,1500",
        "1400,false,1500",
        "1600,false,1492",
        "700,true,1500",
        "1100,true,1492"
    })
    void anAnswerToAnyEchoProvesLargePackets(int roundTripMillis, boolean firstLost, int provenBytes) {
        LargeEcho echo = new LargeEcho(WANTED_BYTES, 0);
        int identifier = 0;
        for (int millis = 0; millis < 3_000; millis += 10) {
            if (echo.advance(millis * Deadline.NANOS_PER_MILLI).isPresent()) {
                echo.sent(++identifier);
            }
            int sentMillis = millis - roundTripMillis;
            if (sentMillis >= 0 && sentMillis % 500 == 0 && (sentMillis > 0 || !firstLost)) {
                echo.received(new ControlPacket(ControlCode.ECHO_REPLY, 1 + sentMillis / 500, Octets.ofInt(0)));
            }
        }
        assertThat(echo.finished()).isTrue();
        assertThat(echo.provenBytes()).isEqualTo(provenBytes).isGreaterThanOrEqualTo(PLAIN_BYTES);
    }
}
