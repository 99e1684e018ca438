package braid.shell.value;

/// An operation that its operands' types do not have, in RouterOS's words. Without a stack trace: it is the user's
/// mistake.
public final class TypeFailure extends RuntimeException {
    public TypeFailure(String message) {
        super(message, null, false, false);
    }
}
