package braid.shell.command;

import braid.shell.config.Configuration;
import braid.shell.config.Draft;
import braid.shell.schema.GivenText;
import braid.shell.value.Value;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// The passwords of the console's users, of which only a hash is kept (PBKDF2, RFC 8018). They are no part of any menu
/// and of no export; whoever can open the console's socket needs none, `/lock` asks for one.
final class Passwords {
    /// No menu: its path cannot be typed.
    private static final String MENU = "#passwords";

    private static final String METHOD = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 200_000;
    private static final int HASH_BITS = 256;
    private static final int SALT_BYTES = 16;

    private Passwords() {}

    /// Whether a user has one.
    static boolean isSet(Configuration configuration, String user) {
        return kept(configuration, user).isPresent();
    }

    /// @param password bytes; empty where the user has none
    static boolean isRight(Configuration configuration, String user, String password) {
        return kept(configuration, user).map(text -> matches(text, password)).orElse(password.isEmpty());
    }

    /// @param password bytes; empty: the user has none from now on
    static void set(Draft draft, String user, String password) {
        draft.alter(
                MENU,
                0,
                Map.of(user, password.isEmpty() ? new Value.Nothing() : new Value.Str(written(salt(), password))));
    }

    private static Optional<String> kept(Configuration configuration, String user) {
        return Optional.ofNullable(configuration.settings(MENU).values().get(user))
                .map(GivenText::of);
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
