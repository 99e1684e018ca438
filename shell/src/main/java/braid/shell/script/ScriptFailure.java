package braid.shell.script;

/// Carries a [Failed] to whoever catches errors (`on-error=`) or to the end of the text. Without a stack trace.
public final class ScriptFailure extends RuntimeException {
    private final transient Failed failed;

    ScriptFailure(Failed failed) {
        super(failed.text(), null, false, false);
        this.failed = failed;
    }

    public Failed failed() {
        return failed;
    }

    /// Whether Ctrl-C was pressed; scripts do not catch that.
    public boolean interrupted() {
        return failed.kind() == Failed.Kind.INTERRUPTED;
    }
}
