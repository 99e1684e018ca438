package braid.dataplane.tool;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PingTest {
    private static final IpAddress.V4 TARGET = new IpAddress.V4(0x0a000002);
    private static final IpAddress.V4 ROUTER = new IpAddress.V4(0x0a0000fe);
    private static final long SECOND = 1_000_000_000;

    private final Ping ping = new Ping(PingOptions.to(TARGET, OptionalInt.of(2)), 0x1234, 0);

    @Test
    void anEchoHasIdentifierSequenceAndChecksum() {
        ByteBuffer echo = ping.advance(0).echo().orElseThrow();
        byte[] start = new byte[12];
        echo.get(0, start);
        assertThat(HexFormat.of().formatHex(start)).isEqualTo("0800be961234000008090a0b");
        assertThat(echo.limit()).isEqualTo(36);
    }

    @Test
    void repliesAreTimedAndSummedUp() {
        ping.advance(0);
        assertThat(ping.receive(reply(0), 3_000_000)).contains(new PingResult.Reply(0, TARGET, 28, 64, 3_000_000));
        ping.advance(SECOND);
        ping.receive(reply(1), SECOND + 5_000_000);
        assertThat(ping.finished()).isTrue();
        assertThat(ping.summary())
                .isEqualTo(new PingSummary(
                        2, 2, OptionalLong.of(3_000_000), OptionalLong.of(4_000_000), OptionalLong.of(5_000_000)));
        assertThat(ping.summary().lossPercent()).isZero();
    }

    @Test
    void whatHasNotComeWhenTheNextGoesOutHasTimedOut() {
        ping.advance(0);
        assertThat(ping.advance(SECOND - 1).results()).isEmpty();
        assertThat(ping.advance(SECOND).results()).containsExactly(new PingResult.TimedOut(0, TARGET));
        assertThat(ping.advance(2 * SECOND).results()).isEqualTo(List.of(new PingResult.TimedOut(1, TARGET)));
        assertThat(ping.finished()).isTrue();
        assertThat(ping.summary().lossPercent()).isEqualTo(100);
    }

    @Test
    void anErrorOnTheWayNamesWhoSaysIt() {
        ByteBuffer echo = ping.advance(0).echo().orElseThrow();
        ByteBuffer packet = ByteBuffer.allocate(20 + 8 + 20 + 8);
        header(packet, 0, ROUTER, new IpAddress.V4(1));
        packet.put(20, (byte) 11);
        header(packet, 28, new IpAddress.V4(1), TARGET);
        packet.put(48, echo, 0, 8);
        assertThat(ping.receive(packet, 7)).contains(new PingResult.Refused(0, ROUTER, 56, 64, "TTL exceeded", 7));
    }

    @Test
    void othersPacketsAndNonsenseAreIgnored() {
        ping.advance(0);
        assertThat(ping.receive(reply(9), 1)).isEmpty();
        for (int length = 0; length < 28; length++) {
            assertThat(ping.receive(reply(0).slice(0, length), 1)).isEmpty();
        }
        assertThat(ping.receive(ByteBuffer.allocate(100), 1)).isEmpty();
    }

    private static ByteBuffer reply(int sequence) {
        ByteBuffer packet = ByteBuffer.allocate(28);
        header(packet, 0, TARGET, new IpAddress.V4(1));
        return packet.putShort(24, (short) 0x1234).putShort(26, (short) sequence);
    }

    private static void header(ByteBuffer packet, int at, IpAddress.V4 from, IpAddress.V4 to) {
        packet.put(at, (byte) 0x45)
                .put(at + 8, (byte) 64)
                .putInt(at + 12, from.bits())
                .putInt(at + 16, to.bits());
    }
}
