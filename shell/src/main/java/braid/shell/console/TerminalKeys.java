package braid.shell.console;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jline.utils.NonBlockingReader;

/// The keys of a terminal, for the line editor and for commands: each is read once, whoever reads it. A
/// command that waits for keys of its own leaves the others here, and the editor finds them in the order
/// they were typed. What arrows and function keys send meanwhile is nobody's: a terminal sends it in
/// another form than the editor knows.
///
/// It knows which keys are a text that is pasted; the end of a paste is nobody's key.
///
/// One thread, the console's.
final class TerminalKeys extends NonBlockingReader {
    /// Keys kept while a command runs; what is typed after them waits further out.
    private static final int BOUND_KEYS = 1 << 20;

    /// Keys that come from a hand stand further apart.
    private static final long TOGETHER_MILLIS = 2;

    private static final long FOR_EVER = 0;
    private static final int ESCAPE_KEY = 27;
    private static final int DELETE_KEY = 127;

    /// No key, and none of the answers of [NonBlockingReader] either.
    private static final int PASTE_ENDED = -10;

    private final NonBlockingReader terminal;
    private final ControlC controlC;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final TypedLine line = new TypedLine();
    private final PasteMark mark = new PasteMark();

    /// Read already, and text after all.
    private final Deque<Integer> again = new ArrayDeque<>();

    private boolean pasting;

    /// What a line that is pasted ends with.
    enum PasteEnd {
        LINE,
        PASTE,
        INTERRUPTED
    }

    private record Kept(char key, boolean pasted) {}

    TerminalKeys(NonBlockingReader terminal, ControlC controlC) {
        this.terminal = terminal;
        this.controlC = controlC;
    }

    /// Whether the next key is part of a text that is pasted.
    boolean isPasting() {
        return kept.isEmpty() ? pasting : kept.getFirst().pasted();
    }

    /// Whether no more keys can be kept: a command waits in vain for one of its own.
    boolean isFull() {
        return kept.size() >= BOUND_KEYS;
    }

    /// Reads a line of a text that is pasted, or what is left of it. Tabs are blanks, as RouterOS reads
    /// them.
    ///
    /// @param into takes the text without the line's end
    /// @throws IOException when the terminal is closed
    PasteEnd readPastedLine(StringBuilder into) throws IOException {
        while (isPasting()) {
            boolean late = !kept.isEmpty();
            int key = late ? kept.removeFirst().key() : next(FOR_EVER);
            if (key == '\r' || key == '\n') {
                passPasteEnd();
                return PasteEnd.LINE;
            }
            if (key == ControlC.KEY && !late && !pasting) {
                return PasteEnd.INTERRUPTED;
            }
            if (key == '\t') {
                into.append("    ");
            } else if (key >= ' ' && key != DELETE_KEY) {
                into.append((char) key);
            } else if (key < 0 && key != PASTE_ENDED) {
                throw new IOException("the terminal is closed");
            }
        }
        return PasteEnd.PASTE;
    }

    /// The end of a paste comes at once behind its last key: nobody shall take it for more text.
    private void passPasteEnd() throws IOException {
        if (kept.isEmpty() && pasting && peekNext(TOGETHER_MILLIS) == ESCAPE_KEY) {
            int escape = again.isEmpty() ? terminal.read(FOR_EVER) : again.removeFirst();
            pasting = escape == ESCAPE_KEY && !isPasteEnd();
        }
    }

    /// Each key is read from the terminal here.
    ///
    /// @return also [#PASTE_ENDED], in place of the keys that say so
    private int next(long patienceMillis) throws IOException {
        int key = again.isEmpty() ? terminal.read(patienceMillis) : again.removeFirst();
        while (pasting && key == ESCAPE_KEY) {
            if (isPasteEnd()) {
                pasting = false;
                return PASTE_ENDED;
            }
            key = again.removeFirst(); // an escape in a text is left out, as other control characters are
        }
        if (key == ControlC.KEY && (!pasting || controlC.isWaiting())) {
            // Typed; a terminal that forgets to end a paste holds nobody.
            controlC.read();
            pasting = false;
        }
        if (!pasting) {
            pasting = mark.ends(key);
        }
        return key;
    }

    /// Whether the paste ends with what follows the escape that was read; if not, that is read again.
    private boolean isPasteEnd() throws IOException {
        Deque<Integer> parts = new ArrayDeque<>();
        boolean fits = true;
        for (int at = 1; fits && at < PasteMark.END.length(); at++) {
            int part = again.isEmpty() ? terminal.read(FOR_EVER) : again.removeFirst();
            parts.addLast(part);
            fits = part == PasteMark.END.charAt(at);
        }
        if (!fits) {
            parts.addAll(again);
            again.clear();
            again.addAll(parts);
        }
        return fits;
    }

    private int peekNext(long patienceMillis) throws IOException {
        return again.isEmpty() ? terminal.peek(patienceMillis) : again.getFirst();
    }

    /// Takes what was typed up to the first of a command's own keys. A letter of a line is not a command's
    /// own, whether the line was begun before it or goes on at once behind it, and nothing that is pasted
    /// is: it would be missing there.
    ///
    /// @param own the keys
    /// @param patienceMillis how long to wait for the first key
    /// @return one of them, Ctrl-C, end of input, or [NonBlockingReader#READ_EXPIRED] when none was typed
    int readOwn(String own, long patienceMillis) throws IOException {
        long waitMillis = patienceMillis;
        while (!isFull()) {
            boolean pasted = pasting;
            int key = next(waitMillis);
            waitMillis = TOGETHER_MILLIS;
            if (key == ControlC.KEY && !pasting) {
                kept.clear();
                return key;
            }
            if (pasted && key >= 0) {
                kept.add(new Kept((char) key, true));
            }
            if (pasted && (key >= 0 || key == PASTE_ENDED)) {
                continue;
            }
            if (kept.isEmpty()) {
                line.clear();
            }
            if (key < 0 || (own.indexOf(key) >= 0 && line.isEmpty() && !beginsLine(key))) {
                return key;
            }
            if (line.typed(key, TypedLine.beginsSequence(key) && isAlone())) {
                kept.add(new Kept((char) key, false));
            }
        }
        return READ_EXPIRED;
    }

    /// Whether a line goes on behind the key: with something else than Enter, or than the same key held
    /// down.
    private boolean beginsLine(int key) throws IOException {
        int next = peekNext(TOGETHER_MILLIS);
        return next > ' ' && next != key;
    }

    private boolean isAlone() throws IOException {
        return peekNext(TOGETHER_MILLIS) < 0;
    }

    @Override
    protected int read(long timeoutMillis, boolean peek) throws IOException {
        if (!kept.isEmpty()) {
            return peek ? kept.getFirst().key() : kept.removeFirst().key();
        }
        if (peek) {
            return peekNext(timeoutMillis);
        }
        int key = next(timeoutMillis);
        while (key == PASTE_ENDED) {
            key = next(timeoutMillis);
        }
        return key;
    }

    @Override
    public int readBuffered(char[] keys, int offset, int length, long timeoutMillis) throws IOException {
        int key = length == 0 ? 0 : read(timeoutMillis, false);
        if (length == 0 || key < 0) {
            return key;
        }
        keys[offset] = (char) key;
        return 1;
    }

    @Override
    public int available() {
        return kept.size() + again.size() + terminal.available();
    }

    @Override
    public void shutdown() {
        terminal.shutdown();
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
