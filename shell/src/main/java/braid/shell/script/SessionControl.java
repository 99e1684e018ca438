package braid.shell.script;

import java.util.function.Predicate;

/// What a command can do to the session it runs in.
public interface SessionControl {
    /// Ends the session when the running statement is over.
    void quit();

    /// Nothing more is done for whoever sits there until they have typed what opens it.
    ///
    /// @param key whether a line, as bytes, is that
    void lock(Predicate<String> key);
}
