package braid.shell.session;

import java.util.Optional;

/// Where a session's words go and its keys come from. Text is bytes, one char a byte.
public interface Screen {
    void write(String bytes);

    /// A line that is not part of the output.
    void remark(String line);

    /// A line from somebody else, at any time and on any thread.
    default void notice(String line) {
        remark(line);
    }

    boolean colour();

    /// Shows how far long work is where a person sees it, in place of what it showed before; empty: takes
    /// it away.
    default void progress(String text) {}

    /// Whether somebody can be asked.
    boolean interactive();

    int columns();

    int rows();

    /// Waits up to `nanos` for a key; -1 when none came. Ends early when `interrupted` becomes true.
    int readKey(long nanos, Interruption interrupted);

    /// The same for one of the keys `own`; what else is typed stays for whoever reads keys next. Where
    /// nobody types, none comes.
    default int awaitKey(String own, long nanos, Interruption interrupted) {
        return readKey(nanos, interrupted);
    }

    /// Whether the next keys are a text that is pasted: what asks for a key would take one of its letters.
    default boolean pasting() {
        return false;
    }

    /// Shows a text to be changed, over the whole screen.
    ///
    /// @return as it was left; empty if it shall stay as it was, or there is no terminal
    default Optional<String> edited(String text) {
        return Optional.empty();
    }

    /// Whether somebody wants the session to stop what it does.
    interface Interruption {
        boolean wanted();

        /// Waits up to `nanos`.
        ///
        /// @return true as soon as it is wanted
        boolean await(long nanos);
    }
}
