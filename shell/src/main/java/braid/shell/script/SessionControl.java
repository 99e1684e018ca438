package braid.shell.script;

/// What a command can do to the session it runs in.
public interface SessionControl {
    /// Ends the session when the running statement is over.
    void quit();
}
