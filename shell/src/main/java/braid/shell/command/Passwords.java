package braid.shell.command;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What is kept of a password: a hash (PBKDF2, RFC 8018) with its salt, in hexadecimal, `salt:hash`. Whoever can open
/// the console's socket needs no password; `/lock` asks for one.
final class Passwords {
    private static final String METHOD = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 200_000;
    private static final int HASH_BITS = 256;
    private static final int SALT_BYTES = 16;

    private Passwords() {}

    /// @param kept of the user's password; empty where the user has none
    /// @param password bytes; empty where the user has none
    static boolean isRight(Optional<String> kept, String password) {
        return kept.map(text -> matches(text, password)).orElse(password.isEmpty());
    }

    /// What is to be kept of a password; nothing of an empty one, which is none.
    ///
    /// @param password bytes
    static Optional<String> kept(String password) {
        return password.isEmpty() ? Optional.empty() : Optional.of(written(salt(), password));
    }

    private static boolean matches(String kept, String password) {
        byte[] salt = HexFormat.of().parseHex(kept.substring(0, kept.indexOf(':')));
        return MessageDigest.isEqual(Encodings.raw(kept), Encodings.raw(written(salt, password)));
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    private static String written(byte[] salt, String password) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS);
            byte[] hash =
                    SecretKeyFactory.getInstance(METHOD).generateSecret(spec).getEncoded();
            return HexFormat.of().formatHex(salt) + ":" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + METHOD, e);
        }
    }
}
