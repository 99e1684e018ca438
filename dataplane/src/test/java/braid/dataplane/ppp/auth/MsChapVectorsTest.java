package braid.dataplane.ppp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.Secret;
import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.wire.Octets;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published examples of RFC 1320, RFC 2433, RFC 2759 section 9.2 and RFC 3079.
class MsChapVectorsTest {
    private static final Secret PASSWORD = new Secret("clientPass");
    private static final Octets OWN_CHALLENGE = Octets.ofHex("5b5d7c7d7b3f2f3e3c2c602132262628");
    private static final Octets PEER_CHALLENGE = Octets.ofHex("21402324255e262a28295f2b3a337c7e");
    private static final Octets RESPONSE = Octets.ofHex("82309ecd8d708b5ea08faa3981cd83544233114a3d85d6df");
    private static final Octets V1_CHALLENGE = Octets.ofHex("102db5df085d3041");

    @ParameterizedTest
    @CsvSource({
        "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
        "abc, a448017aaf21d8525fc10ae87aa6729d",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890,"
                + " e33b4ddc9c38f2199c3e7b164fcc0536"
    })
    void md4(String message, String digest) {
        assertThat(Octets.of(Md4.digest(message.getBytes(StandardCharsets.US_ASCII))))
                .hasToString(digest);
    }

    @Test
    void passwordHashes() {
        assertThat(Octets.of(MsChap.passwordHash(PASSWORD))).hasToString("44ebba8d5312b8d611474411f56989ae");
        assertThat(Octets.of(MsChap.hashOfHash(PASSWORD))).hasToString("41c00c584bd2d91c4017a2a12fa59f3f");
        assertThat(Octets.of(MsChap.passwordHash(new Secret("MyPw")))).hasToString("fc156af7edcd6c0edde3337d427f4eac");
        assertThat(Octets.of(MsChap.lmHash(PASSWORD))).hasToString("76a152936096d7830e2390227404afd2");
    }

    @Test
    void aPasswordIsReadAsUtf8WhereItIs() {
        byte[] hash = Md4.digest("pässword€".getBytes(StandardCharsets.UTF_16LE));
        String bytes = new String("pässword€".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(MsChap.passwordHash(new Secret(bytes))).isEqualTo(hash);
        assertThat(MsChap.passwordHash(new Secret("p\u00e4ss")))
                .isEqualTo(Md4.digest("p\u00e4ss".getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void version1Response() {
        assertThat(MsChap.response(V1_CHALLENGE, new Secret("MyPw")))
                .hasToString("4e9d3c8f9cfd385d5bf4d3246791956ca4c351ab409a3d61");
    }

    @Test
    void version2Exchange() {
        Octets challenge = MsChap.challenge(PEER_CHALLENGE, OWN_CHALLENGE, "User");
        assertThat(challenge).hasToString("d02e4386bce91226");
        assertThat(MsChap.challenge(PEER_CHALLENGE, OWN_CHALLENGE, "DOMAIN\\User"))
                .isEqualTo(challenge);
        assertThat(MsChap.response(challenge, PASSWORD)).isEqualTo(RESPONSE);
        assertThat(MsChap.authenticatorResponse(PASSWORD, RESPONSE, challenge))
                .isEqualTo("S=407A5589115FD0D6209F510FE9C04566932CDA56");
    }

    @Test
    void theJudgeOfAVersion2ClaimAnswersWithTheProofAndTheKeys() {
        var claim = new Claim.MsChapV2("User", OWN_CHALLENGE, PEER_CHALLENGE, RESPONSE);
        Acceptance acceptance = Proof.judge(claim, PASSWORD).orElseThrow();
        assertThat(acceptance.counterProof()).isEqualTo("S=407A5589115FD0D6209F510FE9C04566932CDA56");
        StartKeys keys = acceptance.keys().orElseThrow();
        assertThat(keys.toClient().strong()).hasToString("8b7cdc149b993a1ba118cb153f56dccb");
        assertThat(keys.toClient().weak()).hasToString("8b7cdc149b993a1b");
        assertThat(keys.fromClient().strong()).hasToString("d5f0e9521e3ea9589645e86051c82226");
        assertThat(Proof.judge(claim, new Secret("clientpass"))).isEmpty();
    }

    @Test
    void version1Keys() {
        StartKeys keys = MsChapKeys.version1(PASSWORD, V1_CHALLENGE);
        assertThat(keys.toClient()).isEqualTo(keys.fromClient());
        assertThat(keys.toClient().strong()).hasToString("a8947850cfc0acc1d1789fb62ddcddb0");
        assertThat(keys.toClient().weak()).hasToString("76a152936096d783");
    }
}
