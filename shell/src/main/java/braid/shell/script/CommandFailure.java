package braid.shell.script;

/// A command's refusal in RouterOS's words ("failure: already have such entry"). Carries no stack trace:
/// it is an answer to the user, not a defect.
public final class CommandFailure extends RuntimeException {
    public CommandFailure(String message) {
        super(message, null, false, false);
    }
}
