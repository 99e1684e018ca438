package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Making and checking the proofs of PAP and of CHAP with MD5 (RFC 1994 section 4.1).
public final class Proof {
    public static final int CHAP_MD5_BYTES = 16;

    private Proof() {}

    /// MD5 of identifier, secret and challenge.
    public static Octets chapMd5(int identifier, Secret secret, Octets challenge) {
        MessageDigest digest = digest();
        digest.update((byte) identifier);
        digest.update(secret.bytes().getBytes(StandardCharsets.ISO_8859_1));
        return Octets.of(digest.digest(challenge.toArray()));
    }

    /// Whether `claim` proves knowledge of `secret`; takes the same time whichever octet is wrong.
    public static boolean proves(Claim claim, Secret secret) {
        return switch (claim) {
            case Claim.Pap(Secret password) -> same(password, secret);
            case Claim.ChapMd5(int identifier, Octets challenge, Octets response) ->
                MessageDigest.isEqual(
                        response.toArray(),
                        chapMd5(identifier, secret, challenge).toArray());
        };
    }

    /// Compares digests, so that not even the length of the secret shows.
    private static boolean same(Secret a, Secret b) {
        return MessageDigest.isEqual(
                digest().digest(a.bytes().getBytes(StandardCharsets.ISO_8859_1)),
                digest().digest(b.bytes().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has MD5
        }
    }
}
