package braid.dataplane.ppp.auth;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.Secret;
import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.wire.Octets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What differs between CHAP with MD5 (RFC 1994), MS-CHAPv1 (RFC 2433) and MS-CHAPv2 (RFC 2759): challenges, responses
/// and judgements; the exchange is the same.
enum ChapAlgorithm {
    MD5(16),
    MS_V1(8),
    MS_V2(16);

    private static final int MS_RESPONSE_BYTES = 49;

    // Where in the response of both versions the one made of the password stands, and its flags after it.
    private static final int RESPONSE_AT = 24;
    private static final int FLAGS_AT = 48;

    // RFC 2433 section 5: of version 1, that the response at RESPONSE_AT counts.
    private static final byte USE_NT_RESPONSE = 1;

    /// What a challenge is answered with.
    ///
    /// @param counterProof what the authenticator must show when it accepts; empty text: nothing
    record Answer(Octets response, String counterProof, Optional<StartKeys> keys) {}

    private final int challengeBytes;

    ChapAlgorithm(int challengeBytes) {
        this.challengeBytes = challengeBytes;
    }

    static ChapAlgorithm of(AuthenticationMethod method) {
        return switch (method) {
            case PAP -> throw new IllegalArgumentException("PAP has no challenge");
            case CHAP_MD5 -> MD5;
            case MSCHAP_V1 -> MS_V1;
            case MSCHAP_V2 -> MS_V2;
        };
    }

    /// Of our challenges; of MD5 other lengths are as good.
    int challengeBytes() {
        return challengeBytes;
    }

    /// Whether a peer's challenge can be answered.
    boolean answerable(Octets challenge) {
        return this == MD5 ? challenge.size() > 0 : challenge.size() == challengeBytes;
    }

    /// What a response to our challenge claims.
    ///
    /// @return empty: it is malformed, or claims nothing that is accepted here
    Optional<Claim> claim(int identifier, Octets challenge, Octets response, String name) {
        if (this == MD5) {
            return Optional.of(new Claim.ChapMd5(identifier, challenge, response));
        }
        if (response.size() != MS_RESPONSE_BYTES) {
            return Optional.empty();
        }
        Octets made = response.slice(RESPONSE_AT, FLAGS_AT);
        if (this == MS_V2) {
            Octets peers = response.slice(0, MS_V2.challengeBytes);
            return Optional.of(new Claim.MsChapV2(name, challenge, peers, made));
        }
        return response.at(FLAGS_AT) == USE_NT_RESPONSE
                ? Optional.of(new Claim.MsChapV1(challenge, made))
                : Optional.empty();
    }

    Answer answer(int identifier, Octets challenge, String name, Secret password, RandomGenerator random) {
        return switch (this) {
            case MD5 -> new Answer(Proof.chapMd5(identifier, password, challenge), "", Optional.empty());
            case MS_V1 -> {
                Octets made = MsChap.response(challenge, password);
                byte[] whole = whole(made);
                whole[FLAGS_AT] = USE_NT_RESPONSE;
                yield new Answer(Octets.of(whole), "", Optional.of(MsChapKeys.version1(password, challenge)));
            }
            case MS_V2 -> {
                byte[] peers = new byte[MS_V2.challengeBytes];
                random.nextBytes(peers);
                Octets joint = MsChap.challenge(Octets.of(peers), challenge, name);
                Octets made = MsChap.response(joint, password);
                byte[] whole = whole(made);
                System.arraycopy(peers, 0, whole, 0, peers.length);
                yield new Answer(
                        Octets.of(whole),
                        MsChap.authenticatorResponse(password, made, joint),
                        Optional.of(MsChapKeys.version2(password, made)));
            }
        };
    }

    private static byte[] whole(Octets made) {
        byte[] whole = new byte[MS_RESPONSE_BYTES];
        System.arraycopy(made.toArray(), 0, whole, RESPONSE_AT, made.size());
        return whole;
    }

    /// The message of a Failure: MS-CHAP's is read by programs. A new try is a new call here, so R is 0.
    Octets failure(Octets challenge) {
        return Octets.ofText(
                switch (this) {
                    case MD5 -> AuthTimes.WRONG;
                    case MS_V1 -> "E=691 R=0 C=" + capitals(challenge) + " V=2";
                    case MS_V2 -> "E=691 R=0 C=" + capitals(challenge) + " V=3 M=" + AuthTimes.WRONG;
                });
    }

    private static String capitals(Octets octets) {
        return octets.toString().toUpperCase(Locale.ROOT);
    }

    /// What a Failure from the peer means, in plain words.
    String reason(Octets message) {
        if (this == MD5) {
            return AuthTimes.WRONG;
        }
        return Arrays.stream(message.text().split(" "))
                .filter(word -> word.startsWith("E="))
                .map(word -> meaning(word.substring(2)))
                .findFirst()
                .orElse(AuthTimes.WRONG);
    }

    /// RFC 2759 section 6.
    private static String meaning(String error) {
        return switch (error) {
            case "646" -> "logon not allowed at this time";
            case "647" -> "account disabled";
            case "648" -> "password expired";
            case "649" -> "no permission to dial in";
            default -> AuthTimes.WRONG;
        };
    }

    /// Whether the message of a Success shows the counter-proof, where there must be one.
    static boolean shows(Octets message, String counterProof) {
        return message.text().regionMatches(true, 0, counterProof, 0, counterProof.length());
    }
}
