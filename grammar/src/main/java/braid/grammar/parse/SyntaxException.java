package braid.grammar.parse;

/// Carries a [SyntaxError] out of a reading. Without a stack trace: it is an answer to the user, not a defect.
public final class SyntaxException extends RuntimeException {
    private final transient SyntaxError error;

    public SyntaxException(SyntaxError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    public SyntaxError error() {
        return error;
    }
}
