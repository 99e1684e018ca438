package braid.dataplane.wire;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.ipcp.IpcpOption;
import braid.dataplane.ppp.lcp.LcpOption;
import braid.dataplane.pppoe.DiscoveryPacket;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever comes from the network gives a value or a refusal, and what gives a value can be written again.
class AnyBytesTest {
    private static final int RUNS = 200_000;

    @Test
    void everyDecoderTakesAnyBytes() {
        Random random = new Random(42);
        PppoeView view = new PppoeView();
        for (int run = 0; run < RUNS; run++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            sprinkleSmallLengths(bytes, random);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            if (view.wrap(buffer, 0, bytes.length)) {
                assertThat(view.payloadOffset() + view.payloadBytes()).isLessThanOrEqualTo(bytes.length);
            }
            DiscoveryPacket.decode(0, 0, buffer, 0, bytes.length).ifPresent(DiscoveryPacket::encodedTags);
            ControlPacket.decode(buffer, 0, bytes.length).ifPresent(AnyBytesTest::reencodes);
            ConfigureOption.decodeList(Octets.of(bytes)).ifPresent(options -> {
                assertThat(ConfigureOption.encodeList(options)).isEqualTo(Octets.of(bytes));
                options.forEach(option -> {
                    assertThat(LcpOption.decode(option).encoded()).isEqualTo(option);
                    assertThat(IpcpOption.decode(option).encoded()).isEqualTo(option);
                });
            });
        }
    }

    private static void reencodes(ControlPacket packet) {
        byte[] encoded = packet.encoded();
        assertThat(ControlPacket.decode(ByteBuffer.wrap(encoded), 0, encoded.length))
                .contains(packet);
    }

    /// Random lengths are nearly always too large; small ones reach the code behind the door.
    private static void sprinkleSmallLengths(byte[] bytes, Random random) {
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(3) == 0) {
                bytes[i] = (byte) random.nextInt(24);
            }
        }
    }
}
