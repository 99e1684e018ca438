package braid.shell.console;

import braid.shell.session.Language;
import braid.shell.session.Session;
import java.nio.file.Path;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// The line editor with RouterOS's keys.
///
/// Ctrl-C is a key like any other (the terminal raises no signal while a line is typed), since JLine would
/// answer the signal with a thread interrupt, and that closes sockets.
final class Editor extends DrawnReader {
    private static final Reference NO_KEY = new Reference(EditorKeys.NOTHING);
    private static final Reference PASTED = new Reference(BEGIN_PASTE);

    private final Language language;
    private final Session session;
    private final HotLock hotLock = new HotLock();
    private final Recalled recalled = new Recalled();
    private final WordHelp help;
    private final PastedInput pasted;
    private final Cellar cellar;
    private volatile String plainPrompt = "";
    private Outside outside = Outside.NOTHING;

    /// What a key asks for that is not the editor's to do; the line stays.
    enum Outside {
        NOTHING,
        SAFE_MODE,
        BACKGROUND_TASK
    }

    Editor(FrameTerminal terminal, PastedInput pasted, Language language, Session session, Path historyFile) {
        super(terminal, language);
        this.language = language;
        this.session = session;
        this.pasted = pasted;
        this.help =
                new WordHelp(terminal, buf, this::typed, bytes -> language.complete(bytes, session.menu()), this::show);
        this.cellar = new Cellar(terminal, session.colour());
        setParser(new Unfinished(language));
        if (session.colour()) {
            setHighlighter(new LineColours(language, session, recalled::before));
        }
        setVariable(HISTORY_FILE, historyFile);
        setVariable(HISTORY_SIZE, KeptHistory.LINES);
        setVariable(HISTORY_FILE_SIZE, KeptHistory.LINES);
        setVariable(BELL_STYLE, "none");
        // Not the escape character, which F3 begins with as well: a second F3 finds an older line.
        setVariable(SEARCH_TERMINATORS, "\n");
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        unsetOpt(Option.HISTORY_TIMESTAMPED);
        setHistory(new KeptHistory(language, session));
        putWidgets();
        EditorKeys.bind(getKeyMaps().get(MAIN), terminal);
    }

    private void putWidgets() {
        getWidgets().put(EditorKeys.COMPLETE, help::complete);
        getWidgets().put(EditorKeys.HELP, help::tell);
        getWidgets().put(EditorKeys.QUESTION, help::question);
        getWidgets().put(EditorKeys.INTERRUPT, this::interruptLine);
        getWidgets().put(EditorKeys.LEAVE, () -> end(State.EOF));
        getWidgets().put(EditorKeys.NOTHING, () -> true);
        getWidgets().put(EditorKeys.SAFE_MODE, () -> leaveFor(Outside.SAFE_MODE));
        getWidgets().put(EditorKeys.TASK, () -> leaveFor(Outside.BACKGROUND_TASK));
        getWidgets().put(EditorKeys.HOTLOCK, this::toggleHotLock);
        getWidgets().put(SELF_INSERT, this::letter);
        getWidgets().put(EditorKeys.SPLIT, () -> {
            buf.write('\n');
            return true;
        });
        getWidgets().put(EditorKeys.CELLAR, this::toggleCellar);
        getWidgets().put(EditorKeys.WHOLE, this::showWhole);
        getWidgets().put(BEGINNING_OF_LINE, this::toBeginning);
        getWidgets().put(END_OF_LINE, this::toEnd);
    }

    @Override
    public String readLine(String prompt, String rightPrompt, Character mask, String buffer) {
        plainPrompt = prompt;
        recalled.forget();
        cellar.show(prompt, hotLock.isOn());
        return super.readLine(shownPrompt(), rightPrompt, mask, buffer);
    }

    /// A line that is not shown while it is typed, and not kept.
    String readSecret(String prompt) {
        return readLine(prompt, null, '*', "");
    }

    @Override
    protected Widget getWidget(Object binding) {
        if (!isMasked()) {
            return super.getWidget(binding);
        }
        // What is pasted was bound to no key: the last one was typed before it.
        int letter = getLastBinding().codePointAt(0);
        boolean typed = !PASTED.equals(binding) && getLastBinding().length() == Character.charCount(letter);
        if (typed && !Character.isISOControl(letter)) {
            return this::selfInsert;
        }
        String name = binding instanceof Reference key ? key.name() : EditorKeys.NOTHING;
        return EditorKeys.takesAway(name)
                ? buf::clear
                : super.getWidget(EditorKeys.isForSecrets(name) ? binding : NO_KEY);
    }

    /// What is pasted needs no keys; a search takes it as if it were typed.
    @Override
    public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
        return pasted.isComing() && post == null ? PASTED : super.readBinding(keys, local);
    }

    @Override
    public String getLastBinding() {
        String last = super.getLastBinding();
        return last == null ? EditorKeys.PASTE_BEGIN : last;
    }

    /// A text that is pasted is executed as if it were typed, but for the keys that help who types.
    @Override
    public boolean beginPaste() {
        showWhole();
        boolean whole = !isMasked() && buf.cursor() == buf.length();
        PastedInput.Pasted more = whole ? pasted.input(buf.toString()) : pasted.line();
        buf.write(more.text());
        return switch (more.end()) {
            case EXECUTED -> whole ? end(State.DONE) : acceptLine();
            case EDITED -> true;
            case INTERRUPTED -> interruptLine();
        };
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
        if (isMasked()) {
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

    /// The bytes before the cursor.
    private String typed() {
        return Utf8.toBytes(recalled.before() + buf.upToCursor());
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

    /// Writes a line above the one that is being edited, if any, under which the prompt is another from now
    /// on. Any thread.
    void notice(String line, String prompt) {
        plainPrompt = prompt;
        setPrompt(shownPrompt());
        printAbove(line);
    }

    /// Leaves the line where it is, writes below it, and repeats the line.
    private void show(AttributedString below) {
        var text = new AttributedStringBuilder()
                .append(getDisplayedBufferWithPrompts(List.of()))
                .append("\n")
                .append(below)
                .toAttributedString();
        printAbove(session.colour() ? text : new AttributedString(text.toString()));
    }
}
