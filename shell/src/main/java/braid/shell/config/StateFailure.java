package braid.shell.config;

/// The state directory cannot be used, or the configuration cannot be written. The message is a sentence for the user.
public sealed class StateFailure extends RuntimeException permits StateInUse {
    public StateFailure(String message) {
        super(message, null, false, false);
    }

    static StateFailure writing(java.io.IOException cause) {
        return new StateFailure("cannot write the configuration: " + reason(cause));
    }

    static String reason(java.io.IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
