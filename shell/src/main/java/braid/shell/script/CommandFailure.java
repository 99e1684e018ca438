package braid.shell.script;

import braid.shell.schema.Sentences;

/// A command's refusal in RouterOS's words ("failure: already have such entry"). Carries no stack trace:
/// it is an answer to the user, not a defect.
public sealed class CommandFailure extends RuntimeException {
    public CommandFailure(String message) {
        super(message, null, false, false);
    }

    /// A value that its argument does not take.
    public static final class BadValue extends CommandFailure {
        public BadValue(String message) {
            super(message);
        }
    }

    /// Ctrl-C was pressed, or the job was removed: no script catches that.
    public static final class Interrupted extends CommandFailure {
        public Interrupted() {
            super(Sentences.INTERRUPTED);
        }
    }
}
