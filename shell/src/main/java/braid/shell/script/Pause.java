package braid.shell.script;

/// Lets time pass for `:delay`; a service of the session.
@FunctionalInterface
public interface Pause {
    /// Returns after `nanos`.
    ///
    /// @throws CommandFailure.Interrupted when Ctrl-C was pressed meanwhile
    void pause(long nanos);
}
