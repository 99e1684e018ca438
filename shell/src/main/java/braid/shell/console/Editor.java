package braid.shell.console;

import braid.shell.resolve.Candidate;
import braid.shell.resolve.Candidates;
import braid.shell.session.Language;
import braid.shell.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jline.keymap.KeyMap;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
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
    private static final String SAFE_MODE = "braid-safe-mode";
    private static final String HOTLOCK = "braid-hotlock";
    private static final String SPLIT = "braid-split";
    private static final String CELLAR = "braid-cellar";
    private static final String WHOLE = "braid-whole";
    private static final String TASK = "braid-task";

    private static final String PASTE_END = "\033[201~";
    private static final String NOTHING = "braid-nothing";
    private static final Reference NO_KEY = new Reference(NOTHING);

    /// No terminal has such a key.
    private static final String LEAVE_KEY = "\033[9999~";

    /// What the router itself types to end a line that is being edited: the end of an unfinished paste, then leave.
    static final String LEAVING = PASTE_END + LEAVE_KEY;

    /// What keys other than letters do while a password is typed; the rest do nothing: there is nothing to complete, to
    /// recall, to explain, or to keep for another line.
    private static final Set<String> OF_SECRETS = Set.of(
            ACCEPT_LINE,
            BACKWARD_CHAR,
            FORWARD_CHAR,
            BEGINNING_OF_LINE,
            END_OF_LINE,
            BACKWARD_DELETE_CHAR,
            DELETE_CHAR,
            DELETE_CHAR_OR_LIST,
            CLEAR_SCREEN,
            BEGIN_PASTE,
            CELLAR,
            INTERRUPT,
            LEAVE,
            NOTHING);

    /// They would keep what they take away.
    private static final Set<String> KILLING = Set.of(BACKWARD_KILL_LINE, KILL_LINE, KILL_WHOLE_LINE);

    private final Language language;
    private final Session session;
    private final HotLock hotLock = new HotLock();
    private final Recalled recalled = new Recalled();
    private final Cellar cellar;
    private volatile String plainPrompt = "";
    private Place lastSilent = new Place("", -1);
    private Outside outside = Outside.NOTHING;
    private boolean hidden;

    /// What a key asks for that is not the editor's to do; the line stays.
    enum Outside {
        NOTHING,
        SAFE_MODE,
        BACKGROUND_TASK
    }

    /// A line and where its cursor stood; Tab pressed twice in one place lists what is possible.
    private record Place(String text, int cursor) {}

    Editor(Terminal terminal, Language language, Session session, Path historyFile) {
        super(terminal, "braid", new HashMap<>());
        this.language = language;
        this.session = session;
        this.cellar = new Cellar(terminal, session.colour());
        setParser(new Unfinished(language));
        if (session.colour()) {
            setHighlighter(new LineColours(language, session, recalled::before));
        }
        setVariable(SECONDARY_PROMPT_PATTERN, "%M... ");
        setVariable(HISTORY_FILE, historyFile);
        setVariable(HISTORY_SIZE, KeptHistory.LINES);
        setVariable(HISTORY_FILE_SIZE, KeptHistory.LINES);
        setVariable(BELL_STYLE, "none");
        // Not the escape character, which F3 begins with as well: a second F3 finds an older line.
        setVariable(SEARCH_TERMINATORS, "\n");
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        unsetOpt(Option.HISTORY_TIMESTAMPED);
        setHistory(new KeptHistory(language, session));
        bind();
    }

    private void bind() {
        getWidgets().put(COMPLETE, this::tab);
        getWidgets().put(HELP, this::showHelp);
        getWidgets().put(QUESTION, this::question);
        getWidgets().put(INTERRUPT, this::interruptLine);
        getWidgets().put(LEAVE, () -> end(State.EOF));
        getWidgets().put(NOTHING, () -> true);
        getWidgets().put(SAFE_MODE, () -> leaveFor(Outside.SAFE_MODE));
        getWidgets().put(TASK, () -> leaveFor(Outside.BACKGROUND_TASK));
        getWidgets().put(HOTLOCK, this::toggleHotLock);
        getWidgets().put(SELF_INSERT, this::letter);
        getWidgets().put(SPLIT, () -> {
            buf.write('\n');
            return true;
        });
        getWidgets().put(CELLAR, this::toggleCellar);
        getWidgets().put(WHOLE, this::showWhole);
        getWidgets().put(BEGINNING_OF_LINE, this::toBeginning);
        getWidgets().put(END_OF_LINE, this::toEnd);
        var keys = getKeyMaps().get(MAIN);
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
        keys.bind(new Reference(BACKWARD_KILL_LINE), KeyMap.ctrl('U'));
        // F3, F5, F6 and F8 as xterm, the Linux console and rxvt send them.
        keys.bind(new Reference(HISTORY_INCREMENTAL_SEARCH_BACKWARD), "\033OR", "\033[[C", "\033[13~");
        keys.bind(new Reference(CLEAR_SCREEN), "\033[15~", "\033[[E");
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

    @Override
    public String readLine(String prompt, String rightPrompt, Character mask, String buffer) {
        plainPrompt = prompt;
        recalled.forget();
        hidden = mask != null;
        cellar.show(prompt, hotLock.isOn());
        return super.readLine(shownPrompt(), rightPrompt, mask, buffer);
    }

    /// A line that is not shown while it is typed, and not kept.
    String readSecret(String prompt) {
        return readLine(prompt, null, '*', "");
    }

    @Override
    protected Widget getWidget(Object binding) {
        if (!hidden) {
            return super.getWidget(binding);
        }
        int letter = getLastBinding().codePointAt(0);
        if (getLastBinding().length() == Character.charCount(letter) && !Character.isISOControl(letter)) {
            return this::selfInsert;
        }
        String name = binding instanceof Reference key ? key.name() : NOTHING;
        return KILLING.contains(name) ? buf::clear : super.getWidget(OF_SECRETS.contains(name) ? binding : NO_KEY);
    }

    /// With hotlock the prompt has one more `>`.
    private String shownPrompt() {
        if (recalled.isActive()) {
            return recalled.prompt();
        }
        if (!hotLock.isOn() || plainPrompt.isEmpty()) {
            return plainPrompt;
        }
        String mark = session.colour() ? "\033[33m>\033[0m" : ">";
        return plainPrompt.stripTrailing() + mark + " ";
    }

    private boolean toggleHotLock() {
        hotLock.toggle();
        setPrompt(shownPrompt());
        cellar.show(plainPrompt, hotLock.isOn());
        return true;
    }

    private boolean toggleCellar() {
        cellar.toggle(plainPrompt, hotLock.isOn());
        return true;
    }

    /// Rows at the bottom of the screen that are not a command's to write on.
    int rowsTaken() {
        return cellar.rows();
    }

    @Override
    protected boolean upLineOrHistory() {
        return goes(-1, super::upLineOrHistory);
    }

    @Override
    protected boolean downLineOrHistory() {
        return goes(1, super::downLineOrHistory);
    }

    @Override
    protected boolean upLineOrSearch() {
        return goes(-1, super::upLineOrSearch);
    }

    @Override
    protected boolean downLineOrSearch() {
        return goes(1, super::downLineOrSearch);
    }

    /// To the line above or below, or to another one of the history.
    private boolean goes(int step, Widget usually) {
        return recalled.has(step) ? toRecalled(step) : recalls(step > 0, usually);
    }

    /// A command of several lines that comes from the history is edited line by line.
    private boolean recalls(boolean next, Widget move) {
        String before = recalled.isActive() ? recalled.whole(buf.toString()) : "";
        boolean moved;
        if (before.isEmpty()) {
            before = buf.toString();
            moved = move.apply();
        } else {
            rewrite(before);
            moved = moveHistory(next);
        }
        if (!buf.toString().equals(before) && recalled.take(buf.toString(), !next)) {
            rewrite(recalled.line());
        }
        setPrompt(shownPrompt());
        return moved;
    }

    private boolean toRecalled(int step) {
        rewrite(recalled.move(step, buf.toString()));
        setPrompt(shownPrompt());
        return true;
    }

    private void rewrite(String line) {
        buf.clear();
        buf.write(line);
    }

    /// F8, and what is done before the whole of it is used: all lines of what is edited line by line.
    private boolean showWhole() {
        if (recalled.isActive()) {
            rewrite(recalled.whole(buf.toString()));
            setPrompt(shownPrompt());
        }
        return redrawLine();
    }

    @Override
    protected boolean acceptLine() {
        if (hidden) {
            // Whole as it is: brackets and quotes are letters of a password.
            return end(State.DONE);
        }
        showWhole();
        return super.acceptLine();
    }

    /// A letter that is typed; with hotlock it may complete its word, or be there already.
    private boolean letter() {
        if (hotLock.swallows(getLastBinding().codePointAt(0), typed())) {
            return true;
        }
        boolean inserted = selfInsert();
        if (hotLock.isOn() && buf.cursor() == buf.length()) {
            var typed = typed();
            hotLock.rest(typed, language.complete(typed, session.menu())).ifPresent(buf::write);
        }
        return inserted;
    }

    /// Where the line begins that the cursor is on.
    private int lineStart() {
        return buf.upToCursor().lastIndexOf('\n') + 1;
    }

    private boolean isLineEnd() {
        return buf.cursor() == buf.length() || buf.currChar() == '\n';
    }

    /// The beginning of the line; of the whole input, when the cursor is there already.
    private boolean toBeginning() {
        if (buf.cursor() != lineStart()) {
            return beginningOfLine();
        }
        if (recalled.has(-1)) {
            toRecalled(recalled.toFirst());
        }
        buf.cursor(0);
        return true;
    }

    private boolean toEnd() {
        if (!isLineEnd()) {
            return endOfLine();
        }
        return recalled.has(1) ? toRecalled(recalled.toLast()) : buf.cursor(buf.length());
    }

    private boolean tab() {
        var typed = typed();
        var found = language.complete(typed, session.menu());
        var words = found.words();
        if (words.isEmpty()) {
            return true;
        }
        if (words.size() == 1) {
            var only = words.getFirst();
            replace(typed, found.from(), only.word() + appended(only));
            return true;
        }
        var common = commonPrefix(words);
        if (common.length() > typed.length() - found.from()) {
            replace(typed, found.from(), common);
            return true;
        }
        var here = new Place(buf.toString(), buf.cursor());
        if (here.equals(lastSilent)) {
            show(WordColumns.candidates(words, terminal.getWidth()));
        }
        lastSilent = here;
        return true;
    }

    /// The bytes before the cursor.
    private String typed() {
        return Utf8.toBytes(recalled.before() + buf.upToCursor());
    }

    /// What follows the word, unless the line has it already.
    private String appended(Candidate candidate) {
        var rest = buf.substring(buf.cursor());
        return rest.startsWith(candidate.append()) ? "" : candidate.append();
    }

    private void replace(String typed, int from, String word) {
        buf.backspace(buf.cursor() + recalled.before().length() - Utf8.textIndex(typed, from));
        buf.write(Utf8.toText(word));
    }

    private static String commonPrefix(List<Candidate> candidates) {
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

    /// F1: what may be typed here; where a value is typed, what it is the value of and the words it may be.
    private boolean showHelp() {
        var found = language.complete(typed(), session.menu());
        if (!showNames(found) && !found.about().isEmpty()) {
            show(WordColumns.about(found.about(), found.words(), terminal.getWidth()));
        }
        return true;
    }

    /// `?` helps where a name is typed, and is itself in values.
    private boolean question() {
        if (!showNames(language.complete(typed(), session.menu()))) {
            buf.write('?');
        }
        return true;
    }

    private boolean showNames(Candidates found) {
        var names = found.words().stream()
                .filter(candidate -> switch (candidate.kind()) {
                    case DIR, CMD, ARG -> true;
                    case VALUE, VARIABLE -> false;
                })
                .toList();
        if (!names.isEmpty()) {
            show(WordColumns.help(names));
        }
        return !names.isEmpty();
    }

    private boolean interruptLine() {
        return end(State.INTERRUPT);
    }

    private boolean end(State how) {
        state = how;
        return true;
    }

    private boolean leaveFor(Outside what) {
        showWhole();
        outside = what;
        return end(State.INTERRUPT);
    }

    /// What ended the line as an interruption, when it was not Ctrl-C; asked once for each.
    Outside takeOutside() {
        Outside asked = outside;
        outside = Outside.NOTHING;
        return asked;
    }

    /// Writes a line above the one that is being edited, if any, under which the prompt is another from now on. Any
    /// thread.
    void notice(String line, String prompt) {
        plainPrompt = prompt;
        setPrompt(shownPrompt());
        printAbove(line);
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
