package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.wire.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// The functions that MS-CHAP is made of (RFC 2433 appendix A, RFC 2759 section 8).
final class MsChap {
    static final int RESPONSE_BYTES = 24;

    private static final int HASH_BYTES = 16;
    private static final int CHALLENGE_BYTES = 8;
    private static final int DES_KEY_BYTES = 7;

    // RFC 2759 section 8.7.
    private static final byte[] SIGNING = ascii("Magic server to client signing constant");
    private static final byte[] ITERATION = ascii("Pad to make it do more than one iteration");

    // RFC 2433 appendix A.3.
    private static final byte[] LM_TEXT = ascii("KGS!@#$%");

    private MsChap() {}

    /// NtPasswordHash: of the password in UTF-16, low octet first. Bytes that are not UTF-8 stand for themselves.
    static byte[] passwordHash(Secret password) {
        return Md4.digest(unicode(password).getBytes(StandardCharsets.UTF_16LE));
    }

    /// HashNtPasswordHash.
    static byte[] hashOfHash(Secret password) {
        return Md4.digest(passwordHash(password));
    }

    /// LmPasswordHash; of use for keys of 40 and 56 bits only.
    static byte[] lmHash(Secret password) {
        byte[] capitals = unicode(password).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1);
        byte[] fourteen = Arrays.copyOf(capitals, 2 * DES_KEY_BYTES);
        return ByteBuffer.allocate(HASH_BYTES)
                .put(des(fourteen, 0, LM_TEXT))
                .put(des(fourteen, DES_KEY_BYTES, LM_TEXT))
                .array();
    }

    /// ChallengeResponse.
    ///
    /// @param challenge 8 octets
    static Octets response(Octets challenge, Secret password) {
        byte[] keys = Arrays.copyOf(passwordHash(password), 3 * DES_KEY_BYTES);
        ByteBuffer response = ByteBuffer.allocate(RESPONSE_BYTES);
        for (int key = 0; key < 3; key++) {
            response.put(des(keys, key * DES_KEY_BYTES, challenge.toArray()));
        }
        return Octets.of(response.array());
    }

    /// ChallengeHash of version 2: what the response answers.
    ///
    /// @param name with its domain or without; the domain does not count
    static Octets challenge(Octets peerChallenge, Octets authenticatorChallenge, String name) {
        String user = name.substring(name.lastIndexOf('\\') + 1);
        byte[] hash = sha1(
                peerChallenge.toArray(),
                authenticatorChallenge.toArray(),
                Octets.ofText(user).toArray());
        return Octets.of(hash).slice(0, CHALLENGE_BYTES);
    }

    /// GenerateAuthenticatorResponse of version 2: the proof that the authenticator knows the password too, `S=` and 40
    /// hexadecimal digits.
    ///
    /// @param challenge of [#challenge]
    static String authenticatorResponse(Secret password, Octets response, Octets challenge) {
        byte[] first = sha1(hashOfHash(password), response.toArray(), SIGNING);
        byte[] second = sha1(first, challenge.toArray(), ITERATION);
        return "S=" + HexFormat.of().withUpperCase().formatHex(second);
    }

    static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-1
        }
    }

    /// DesEncrypt with the seven octets of `key` from `from` on, each bit of which becomes one of the 56 of a DES key.
    private static byte[] des(byte[] key, int from, byte[] clear) {
        long bits = 0;
        for (int i = 0; i < DES_KEY_BYTES; i++) {
            bits = (bits << 8) | (key[from + i] & 0xff);
        }
        byte[] spread = new byte[CHALLENGE_BYTES];
        for (int i = 0; i < spread.length; i++) {
            // The lowest bit is for parity, which nobody looks at.
            spread[i] = (byte) ((bits >>> (7 * (spread.length - 1 - i))) << 1);
        }
        try {
            Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(spread, "DES"));
            return cipher.doFinal(clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // eight octets in, eight out
        }
    }

    private static String unicode(Secret password) {
        byte[] bytes = password.bytes().getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return password.bytes();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
