package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// Checking the proofs of PAP and CHAP, and making that of CHAP with MD5 (RFC 1994 section 4.1).
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

    /// What to answer to a claim if it proves knowledge of `secret`; takes the same time whichever octet is wrong.
    ///
    /// @return empty: it does not
    public static Optional<Acceptance> judge(Claim claim, Secret secret) {
        return switch (claim) {
            case Claim.Pap(Secret password) -> accepted(same(password, secret));
            case Claim.ChapMd5(int identifier, Octets challenge, Octets response) ->
                accepted(equal(response, chapMd5(identifier, secret, challenge)));
            case Claim.MsChapV1(Octets challenge, Octets response) ->
                equal(response, MsChap.response(challenge, secret))
                        ? Optional.of(new Acceptance("", Optional.of(MsChapKeys.version1(secret, challenge))))
                        : Optional.empty();
            case Claim.MsChapV2(String name, Octets own, Octets peers, Octets response) -> {
                Octets challenge = MsChap.challenge(peers, own, name);
                yield equal(response, MsChap.response(challenge, secret))
                        ? Optional.of(new Acceptance(
                                MsChap.authenticatorResponse(secret, response, challenge),
                                Optional.of(MsChapKeys.version2(secret, response))))
                        : Optional.empty();
            }
        };
    }

    private static Optional<Acceptance> accepted(boolean proved) {
        return proved ? Optional.of(Acceptance.PLAIN) : Optional.empty();
    }

    private static boolean equal(Octets a, Octets b) {
        return MessageDigest.isEqual(a.toArray(), b.toArray());
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
