package braid.shell.config;

/// The state directory cannot be used, or the configuration cannot be written. The message is a sentence for the user.
public sealed class StateFailure extends RuntimeException permits StateInUse {
    public StateFailure(String message) {
        super(message, null, false, false);
    }

    static StateFailure writing(java.io.IOException cause) {
        return new StateFailure("cannot write the configuration: " + reason(cause));
    }

    /// What was changed is in memory, and in a file that may not outlive a power failure.
    static StateFailure syncing(java.io.IOException cause) {
        return new StateFailure("cannot write the configuration to the disk: " + reason(cause)
                + "; the latest changes are not carried out before it is written");
    }

    static String reason(java.io.IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
