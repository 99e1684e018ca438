package braid.dataplane.dns;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression that looks at a name only so often: expressions like `(a+)+b` would hold everybody up
/// otherwise. What it has not found by then it does not find.
final class NamePattern {
    private static final int MOST_LOOKS = 50_000;

    private final Pattern pattern;

    private NamePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static Optional<NamePattern> of(String regex) {
        try {
            return Optional.of(new NamePattern(Pattern.compile(regex)));
        } catch (PatternSyntaxException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    boolean isFoundIn(String name) {
        try {
            return pattern.matcher(new Watched(name)).find();
        } catch (TooOften | StackOverflowError e) {
            return false;
        }
    }

    private static final class TooOften extends RuntimeException {
        TooOften() {
            super("looked too often", null, false, false);
        }
    }

    private static final class Watched implements CharSequence {
        private final String text;
        private int looks;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new TooOften();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
