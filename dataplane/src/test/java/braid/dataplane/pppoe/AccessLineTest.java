package braid.dataplane.pppoe;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.wire.Octets;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLineTest {
    @Test
    void aNodeSaysWhoseLineItIsAndHowFast() {
        // Circuit "dslam 1/1", remote "4711", 2,000 kbit/s up, 20,000 down, and one sub-option that nobody knows.
        Octets tag = Octets.ofHex(
                "00000de9 0109 64736c616d20312f31 0204 34373131 9003 010203" + " 8104 000007d0 8204 00004e20");
        assertThat(AccessLine.decode(tag))
                .contains(new AccessLine("dslam 1/1", "4711", OptionalLong.of(2_000_000), OptionalLong.of(20_000_000)));
    }

    @Test
    void whatIsNoLetterIsNotShown() {
        assertThat(AccessLine.decode(Octets.ofHex("00000de9 0104 411b5b42"))
                        .orElseThrow()
                        .circuitId())
                .isEqualTo("A?[B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "000001", "00000dea 010161", "00000de9 01", "00000de9 0102 61", "00000de9 8104 0000"})
    void anothersTagOrAMalformedOneSaysNothing(String hex) {
        assertThat(AccessLine.decode(Octets.ofHex(hex))).isEmpty();
    }

    @Test
    void ratesOfOddLengthsAndOfNothingAreNone() {
        AccessLine line = AccessLine.decode(Octets.ofHex("00000de9 8102 0001 8204 00000000"))
                .orElseThrow();
        assertThat(line.upBitsPerSecond()).isEmpty();
        assertThat(line.downBitsPerSecond()).isEmpty();
    }

    @Test
    void anyBytesAreSurvived() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length >= 4) {
                System.arraycopy(Octets.ofInt(AccessLine.ENTERPRISE).toArray(), 0, bytes, 0, 4);
            }
            AccessLine.decode(Octets.of(bytes));
        }
    }
}
