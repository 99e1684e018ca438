package braid.shell.console;

import braid.shell.session.Language;
import braid.shell.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.InfoCmp.Capability;

/// JLine's line editor with RouterOS's keys: Tab, F1, `?` and Ctrl-C.
///
/// Ctrl-C is a key like any other (the terminal raises no signal while a line is typed), since JLine would answer
/// the signal with a thread interrupt, and that closes sockets.
final class Editor extends LineReaderImpl {
    private static final String COMPLETE = "braid-complete";
    private static final String HELP = "braid-help";
    private static final String QUESTION = "braid-question";
    private static final String INTERRUPT = "braid-interrupt";
    private static final String LEAVE = "braid-leave";

    /// No terminal has such a key.
    private static final String LEAVE_KEY = "\033[9999~";

    /// What the router itself types to end a line that is being edited: the end of an unfinished paste, then leave.
    static final String LEAVING = "\033[201~" + LEAVE_KEY;

    private final Language language;
    private final Session session;
    private Place lastSilent = new Place("", -1);

    /// A line and where its cursor stood; Tab pressed twice in one place lists what is possible.
    private record Place(String text, int cursor) {}

    Editor(Terminal terminal, Language language, Session session, Path historyFile) {
        super(terminal, "braid", new HashMap<>());
        this.language = language;
        this.session = session;
        setParser(new Unfinished(language));
        if (session.colour()) {
            setHighlighter(new LineColours(language, session));
        }
        setVariable(SECONDARY_PROMPT_PATTERN, "%M... ");
        setVariable(HISTORY_FILE, historyFile);
        setVariable(HISTORY_SIZE, KeptHistory.LINES);
        setVariable(HISTORY_FILE_SIZE, KeptHistory.LINES);
        setVariable(BELL_STYLE, "none");
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        unsetOpt(Option.HISTORY_TIMESTAMPED);
        setHistory(new KeptHistory(language, session));
        bind();
    }

    private void bind() {
        getWidgets().put(COMPLETE, this::tab);
        getWidgets().put(HELP, this::showHelp);
        getWidgets().put(QUESTION, this::question);
        getWidgets().put(INTERRUPT, () -> end(State.INTERRUPT));
        getWidgets().put(LEAVE, () -> end(State.EOF));
        var keys = getKeyMaps().get(MAIN);
        keys.bind(new Reference(INTERRUPT), KeyMap.ctrl('C'));
        keys.bind(new Reference(LEAVE), LEAVE_KEY);
        if (terminal.getType().startsWith("dumb")) {
            return;
        }
        keys.bind(new Reference(COMPLETE), "\t");
        keys.bind(new Reference(QUESTION), "?");
        // F1 as xterm, the Linux console and rxvt send it.
        keys.bind(new Reference(HELP), "\033OP", "\033[[A", "\033[11~");
        var f1 = KeyMap.key(terminal, Capability.key_f1);
        if (f1 != null) {
            keys.bind(new Reference(HELP), f1);
        }
    }

    private boolean tab() {
        var text = buf.toString();
        var bytes = Utf8.toBytes(text);
        int cursor = Utf8.byteIndex(text, buf.cursor());
        var completion = language.complete(bytes, cursor, session.menu());
        var candidates = completion.candidates();
        if (candidates.isEmpty()) {
            return true;
        }
        var typed = bytes.substring(completion.start(), cursor);
        if (candidates.size() == 1) {
            var only = candidates.getFirst();
            replace(bytes, completion.start(), cursor, only.word() + suffix(only, bytes, cursor));
            return true;
        }
        var common = commonPrefix(candidates);
        if (common.length() > typed.length()) {
            replace(bytes, completion.start(), cursor, common);
        } else {
            var here = new Place(text, buf.cursor());
            if (here.equals(lastSilent)) {
                show(WordColumns.candidates(candidates, terminal.getWidth()));
            }
            lastSilent = here;
        }
        return true;
    }

    /// What follows the word, unless the line has it already.
    private static String suffix(Language.Candidate candidate, String bytes, int cursor) {
        return bytes.startsWith(candidate.suffix(), cursor) ? "" : candidate.suffix();
    }

    private void replace(String bytes, int start, int cursor, String word) {
        int from = Utf8.textIndex(bytes, start);
        while (buf.cursor() > from) {
            buf.backspace();
        }
        buf.write(Utf8.toText(word));
    }

    private static String commonPrefix(List<Language.Candidate> candidates) {
        var prefix = candidates.getFirst().word();
        for (var candidate : candidates) {
            int length = 0;
            int end = Math.min(prefix.length(), candidate.word().length());
            while (length < end && prefix.charAt(length) == candidate.word().charAt(length)) {
                length++;
            }
            prefix = prefix.substring(0, length);
        }
        return prefix;
    }

    private boolean showHelp() {
        var text = buf.toString();
        var lines = language.help(Utf8.toBytes(text), Utf8.byteIndex(text, buf.cursor()), session.menu());
        if (!lines.isEmpty()) {
            show(WordColumns.help(lines));
        }
        return !lines.isEmpty();
    }

    private boolean question() {
        if (!showHelp()) {
            buf.write('?');
        }
        return true;
    }

    private boolean end(State how) {
        state = how;
        return true;
    }

    /// Leaves the line where it is, writes below it, and repeats the line.
    private void show(AttributedString below) {
        var text = new AttributedStringBuilder()
                .append(getDisplayedBufferWithPrompts(new ArrayList<>()))
                .append("\n")
                .append(below)
                .toAttributedString();
        printAbove(session.colour() ? text : new AttributedString(text.toString()));
    }
}
