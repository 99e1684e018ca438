package braid.dataplane.ppp.mppe;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.ppp.mppe.StartKeys.StartKey;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 3079 section 3.5 continued over three key changes, and packets that Linux agrees with.
class MppeVectorsTest {
    private static final String TO_CLIENT = "8b7cdc149b993a1ba118cb153f56dccb";
    private static final String FROM_CLIENT = "d5f0e9521e3ea9589645e86051c82226";
    private static final Octets ECHO = Octets.ofHex(
            "4500002c00010000400166ce0a0000010a0000020800b5b300010001" + "4142434445464748494a4b4c4d4e4f50");

    static StartKey start(String strong) {
        Octets key = Octets.ofHex(strong);
        return new StartKey(key, key.slice(0, 8));
    }

    @Test
    void rc4() {
        Rc4 rc4 = new Rc4();
        rc4.reset("Key".getBytes(StandardCharsets.US_ASCII));
        byte[] text = "Plaintext".getBytes(StandardCharsets.US_ASCII);
        rc4.apply(text);
        assertThat(Octets.of(text)).hasToString("bbf316e8d940af0ad3");
    }

    @ParameterizedTest
    @CsvSource({
        "BITS_128," + TO_CLIENT + ", 405cb2247a7956e6e211007ae27b22d4, 8184831 7df68846272fb5abe,"
                + " 726f10500e2b54135b1b74d7682f0471, 2805bc7869bec825573a7803e95a3acd,"
                + " 58128c36cabd54968139fd94b5883d4a",
        "BITS_56," + TO_CLIENT + ", d15c00c49fa62e3e, 3f106833fa448da842bc57b8, d16182a2ab481407,"
                + " d178cc274f63faf1, d1894870daab684a",
        "BITS_40," + TO_CLIENT + ", d1269ec49fa62e3e, 929137917e5803d668d75898, d1269ece4d98d181,"
                + " d1269edeefbd8aff, d1269eb1a7fcb215",
        "BITS_128," + FROM_CLIENT + ", 49d11d0f0cc6befba2a9b4b688f91eee, b56ca95695e14acb15f1ba3c,"
                + " 0e09c108101dfddef6c0e2f2d95d0bad, 03273439ac5f94c97f13d9133df4dfc5,"
                + " 146489fcdbcddfed41085fb0e7db0166",
        "BITS_56," + FROM_CLIENT + ", d16a9bd2ae999038, '', d1ef3d78b562dea9, d158dcb865db5e4c, ''",
        "BITS_40," + FROM_CLIENT + ", d1269ed2ae999038, '', d1269e772b557ec1, d1269ed36d6287c8, ''"
    })
    void sessionKeysAndTheirChanges(
            MppeStrength strength, String start, String first, String text, String second, String third, String last) {
        MppeKey key = new MppeKey(strength, start(start).of(strength));
        assertThat(Octets.of(key.current())).hasToString(first);
        if (!text.isEmpty()) {
            byte[] message = "test message".getBytes(StandardCharsets.US_ASCII);
            Rc4 rc4 = new Rc4();
            rc4.reset(key.current());
            rc4.apply(message);
            assertThat(Octets.of(message)).hasToString(text.replace(" ", ""));
        }
        key.change();
        assertThat(Octets.of(key.current())).hasToString(second);
        key.change();
        assertThat(Octets.of(key.current())).hasToString(third);
        if (!last.isEmpty()) {
            key.change();
            assertThat(Octets.of(key.current())).hasToString(last);
        }
    }

    @Test
    void version1KeysOf128And40And56Bits() {
        StartKey start =
                new StartKey(Octets.ofHex("a8947850cfc0acc1d1789fb62ddcddb0"), Octets.ofHex("76a152936096d783"));
        assertThat(Octets.of(new MppeKey(MppeStrength.BITS_128, start.strong()).current()))
                .hasToString("59d159bc09f76f1da2a86a28ffec0b1e");
        assertThat(Octets.of(new MppeKey(MppeStrength.BITS_40, start.weak()).current()))
                .hasToString("d1269e538cec4a08");
        assertThat(Octets.of(new MppeKey(MppeStrength.BITS_56, start.weak()).current()))
                .hasToString("d10801538cec4a08");
    }

    @Test
    void twoPacketsBothWays() {
        MppeMode mode = new MppeMode(MppeStrength.BITS_128, true);
        MppeEncoder encoder = new MppeEncoder(mode, List.of(start(TO_CLIENT)), 0);
        MppeDecoder decoder = new MppeDecoder(mode, List.of(start(TO_CLIENT)), 0);
        String[] packets = {
            "90007058132be04358bbd366c924199a9fba69f132d345f7bc34b8969d53d7820b0f11a9da94" + "8575c46cbeb09b0dc91f",
            "9001353ca429a61dee5d42dd5b96eb5cfa4200b23f711d5964ae931ddf5b9d27acb49fc1af7b" + "381e7e4b590c4705a203"
        };
        for (String packet : packets) {
            assertThat(MppeLine.encoded(encoder, PppProtocol.IPV4, ECHO)).hasToString(packet);
            assertThat(MppeLine.decoded(decoder, Octets.ofHex(packet), 0)).contains(ECHO);
        }
    }

    @Test
    void whatIsNotEncryptedOrCompressedIsNotRead() {
        MppeDecoder decoder = new MppeDecoder(new MppeMode(MppeStrength.BITS_128, true), List.of(start(TO_CLIENT)), 0);
        assertThat(decoder.begin(0x8000, 0, 100, 0)).isEqualTo(MppeDecoder.Outcome.NOT_ENCRYPTED);
        assertThat(decoder.begin(0xb000, 0, 100, 0)).isEqualTo(MppeDecoder.Outcome.NOT_ENCRYPTED);
        assertThat(decoder.begin(0xd000, 0, 100, 0)).isEqualTo(MppeDecoder.Outcome.NOT_ENCRYPTED);
    }

    @Test
    void theOverheadIsFourOctets() {
        MppeEncoder encoder = new MppeEncoder(new MppeMode(MppeStrength.BITS_40, true), List.of(start(TO_CLIENT)), 0);
        ByteBuffer to = ByteBuffer.allocate(64);
        assertThat(encoder.encode(PppProtocol.IPV6, ByteBuffer.allocate(40), 0, 40, to, 0))
                .isEqualTo(40 + MppeEncoder.OVERHEAD_BYTES);
    }
}
