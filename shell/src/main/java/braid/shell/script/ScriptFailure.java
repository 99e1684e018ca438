package braid.shell.script;

/// Carries a [Failed] to whoever catches errors (`on-error=`) or to the end of the text. Without a stack trace.
public final class ScriptFailure extends RuntimeException {
    private final transient Failed failed;
    private final boolean interrupted;

    ScriptFailure(Failed failed, boolean interrupted) {
        super(failed.text(), null, false, false);
        this.failed = failed;
        this.interrupted = interrupted;
    }

    public Failed failed() {
        return failed;
    }

    /// Whether Ctrl-C was pressed; scripts do not catch that.
    public boolean interrupted() {
        return interrupted;
    }
}
