package braid.dataplane.dns;

import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/// What is asked for: records of one type (RFC 1035 section 3.2.2) at one name, compared without regard to case. The
/// class is always IN.
public record Question(Name name, int type) {
    private static final String ESCAPED = "[\\\\@\";$()\\s]|[^!-~]";

    /// @param text with or without a dot at its end, one char a byte
    /// @return empty if that is no name (RFC 1035 section 2.3.4)
    public static Optional<Name> name(String text) {
        if (text.isEmpty() || text.chars().anyMatch(letter -> letter > 0xff) || text.matches(".*(" + ESCAPED + ").*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Name(text, Name.root));
        } catch (TextParseException e) {
            return Optional.empty();
        }
    }

    /// Without a dot at its end, in lower case.
    public static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }
}
