package braid.shell.script;

import braid.shell.schema.Menu;
import java.util.List;
import java.util.Optional;

/// What a running command sees of the session it runs in. One session, one thread.
public interface Context {
    Menu menu();

    /// Makes `menu` the one that following statements run in.
    void enter(Menu menu);

    /// Where commands write; never blocks on an interrupted session.
    Output out();

    /// Whether values may be asked for and keys read (a terminal).
    boolean interactive();

    /// Terminal width in columns; 80 where there is none.
    int columns();

    int rows();

    /// Item numbers as the session's last `print` of each menu gave them.
    ItemNumbers numbers();

    /// @throws CommandFailure.Interrupted once Ctrl-C was pressed
    void checkInterrupted();

    /// Waits up to `nanos` for a key (paging, questions); -1 when none came. Ends early on Ctrl-C.
    int readKey(long nanos);

    /// The same for one of the keys `own` (monitors); what else is typed meanwhile stays for the prompt.
    int awaitKey(String own, long nanos);

    /// Notes that the session has changed an item; who runs it tells what became of that.
    ///
    /// @param item by its key (`/interface/vlan*5`)
    default void noteChanged(String item) {}

    /// Name of the user, for the history and the log.
    String user();

    /// The name of the script that runs in this session, for `:jobname`.
    default Optional<String> jobName() {
        return Optional.empty();
    }

    /// How many sessions this one is within.
    default int nesting() {
        return 0;
    }

    /// A service of the router the session runs in (the store, the dataplane's status, the log ...), by its
    /// type.
    <T> T service(Class<T> type);

    interface Output {
        /// Writes a line; `line` is bytes as in [braid.shell.value.Value.Str].
        void line(String line);

        /// Writes lines that belong together; a terminal shows them a screen at a time.
        default void paged(List<String> lines) {
            lines.forEach(this::line);
        }

        /// Writes raw text without a line end (live tables).
        void raw(String text);

        /// A remark that is not part of the output (standard error of `-c`; on a terminal an ordinary
        /// line).
        void remark(String line);

        boolean colour();

        /// Shows on a terminal how far long work is, in place of what it showed before; empty: takes it
        /// away.
        default void progress(String text) {}
    }

    interface ItemNumbers {
        /// Remembers that number `n` is `ids.get(n)` in `menuPath`.
        void remember(String menuPath, List<Long> ids);

        /// The id behind a number; empty when this session printed no such number.
        Optional<List<Long>> of(String menuPath);
    }
}
