package braid.shell.console;

import java.util.Set;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/// Which key does what (routeros-console.md section 1.5), by the names of what the editor can do.
final class EditorKeys {
    static final String COMPLETE = "braid-complete";
    static final String HELP = "braid-help";
    static final String QUESTION = "braid-question";
    static final String INTERRUPT = "braid-interrupt";
    static final String LEAVE = "braid-leave";
    static final String SAFE_MODE = "braid-safe-mode";
    static final String HOTLOCK = "braid-hotlock";
    static final String SPLIT = "braid-split";
    static final String CELLAR = "braid-cellar";
    static final String WHOLE = "braid-whole";
    static final String TASK = "braid-task";
    static final String NOTHING = "braid-nothing";

    /// What a terminal sends before a text that is pasted.
    static final String PASTE_BEGIN = LineReaderImpl.BRACKETED_PASTE_BEGIN;

    private static final String PASTE_END = LineReaderImpl.BRACKETED_PASTE_END;

    /// No terminal has such a key.
    private static final String LEAVE_KEY = "\033[9999~";

    /// What the router itself types to end a line that is being edited: the end of an unfinished paste,
    /// then leave.
    static final String LEAVING = PASTE_END + LEAVE_KEY;

    /// What keys other than letters do while a password is typed; the rest do nothing: there is nothing to
    /// complete, to recall, to explain, or to keep for another line.
    private static final Set<String> OF_SECRETS = Set.of(
            LineReader.ACCEPT_LINE,
            LineReader.BACKWARD_CHAR,
            LineReader.FORWARD_CHAR,
            LineReader.BEGINNING_OF_LINE,
            LineReader.END_OF_LINE,
            LineReader.BACKWARD_DELETE_CHAR,
            LineReader.DELETE_CHAR,
            LineReader.DELETE_CHAR_OR_LIST,
            LineReader.CLEAR_SCREEN,
            LineReader.BEGIN_PASTE,
            CELLAR,
            INTERRUPT,
            LEAVE,
            NOTHING);

    /// They would keep what they take away.
    private static final Set<String> KILLING =
            Set.of(LineReader.BACKWARD_KILL_LINE, LineReader.KILL_LINE, LineReader.KILL_WHOLE_LINE);

    private EditorKeys() {}

    /// Whether that is done to a password, too.
    static boolean isForSecrets(String name) {
        return OF_SECRETS.contains(name);
    }

    static boolean takesAway(String name) {
        return KILLING.contains(name);
    }

    static void bind(KeyMap<Binding> keys, Terminal terminal) {
        keys.bind(new Reference(INTERRUPT), KeyMap.ctrl('C'));
        keys.bind(new Reference(LEAVE), LEAVE_KEY);
        keys.bind(new Reference(NOTHING), PASTE_END);
        if (terminal.getType().startsWith("dumb")) {
            return;
        }
        // JLine has longer keys that begin with Ctrl-X, and would wait for the rest.
        keys.getBoundKeys().keySet().stream()
                .filter(key -> key.startsWith(KeyMap.ctrl('X')))
                .forEach(keys::unbind);
        // F4 as xterm, the Linux console and rxvt send it.
        keys.bind(new Reference(SAFE_MODE), KeyMap.ctrl('X'), "\033OS", "\033[[D", "\033[14~");
        // F7 as xterm, the Linux console and rxvt send it.
        keys.bind(new Reference(HOTLOCK), KeyMap.ctrl('V'), "\033[18~");
        keys.bind(new Reference(COMPLETE), "\t");
        keys.bind(new Reference(TASK), KeyMap.ctrl('T'));
        keys.bind(new Reference(SPLIT), KeyMap.ctrl('\\'));
        keys.bind(new Reference(LineReader.BACKWARD_KILL_LINE), KeyMap.ctrl('U'));
        // F3, F5, F6 and F8 as xterm, the Linux console and rxvt send them.
        keys.bind(new Reference(LineReader.HISTORY_INCREMENTAL_SEARCH_BACKWARD), "\033OR", "\033[[C", "\033[13~");
        keys.bind(new Reference(LineReader.CLEAR_SCREEN), "\033[15~", "\033[[E");
        keys.bind(new Reference(CELLAR), "\033[17~");
        keys.bind(new Reference(WHOLE), "\033[19~");
        keys.bind(new Reference(QUESTION), "?");
        // F1 as xterm, the Linux console and rxvt send it.
        keys.bind(new Reference(HELP), "\033OP", "\033[[A", "\033[11~");
        var f1 = KeyMap.key(terminal, Capability.key_f1);
        if (f1 != null) {
            keys.bind(new Reference(HELP), f1);
        }
    }
}
