package braid.shell.console;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jline.utils.NonBlockingReader;

/// The keys of a terminal, for the line editor and for commands: each is read once, whoever reads it. A command that
/// waits for keys of its own leaves the others here, and the editor finds them in the order they were typed. What
/// arrows and function keys send meanwhile is nobody's: a terminal sends it in another form than the editor knows.
///
/// One thread, the console's.
final class TerminalKeys extends NonBlockingReader {
    /// Keys kept while a command runs; what is typed after them waits further out.
    private static final int BOUND_KEYS = 1 << 16;

    /// Keys that come from a hand stand further apart.
    private static final long TOGETHER_MILLIS = 2;

    private final NonBlockingReader terminal;
    private final ControlC controlC;
    private final Deque<Character> kept = new ArrayDeque<>();
    private final TypedLine line = new TypedLine();

    TerminalKeys(NonBlockingReader terminal, ControlC controlC) {
        this.terminal = terminal;
        this.controlC = controlC;
    }

    /// Takes what was typed up to the first of a command's own keys. A letter of a line is not a command's own, whether
    /// the line was begun before it or goes on at once behind it: it would be missing in that line.
    ///
    /// @param own the keys
    /// @param patienceMillis how long to wait for the first key
    /// @return one of them, Ctrl-C, end of input, or [NonBlockingReader#READ_EXPIRED] when none was typed
    int readOwn(String own, long patienceMillis) throws IOException {
        long waitMillis = patienceMillis;
        while (kept.size() < BOUND_KEYS) {
            int key = terminal.read(waitMillis);
            waitMillis = TOGETHER_MILLIS;
            if (key == ControlC.KEY) {
                controlC.read();
                kept.clear();
                return key;
            }
            if (kept.isEmpty()) {
                line.clear();
            }
            if (key < 0 || (own.indexOf(key) >= 0 && line.isEmpty() && !beginsLine(key))) {
                return key;
            }
            if (line.typed(key, TypedLine.beginsSequence(key) && isAlone())) {
                kept.add((char) key);
            }
        }
        return READ_EXPIRED;
    }

    /// Whether a line goes on behind the key: with something else than Enter, or than the same key held down.
    private boolean beginsLine(int key) throws IOException {
        int next = terminal.peek(TOGETHER_MILLIS);
        return next > ' ' && next != key;
    }

    private boolean isAlone() throws IOException {
        return terminal.peek(TOGETHER_MILLIS) < 0;
    }

    @Override
    protected int read(long timeoutMillis, boolean peek) throws IOException {
        if (!kept.isEmpty()) {
            return peek ? kept.getFirst() : kept.removeFirst();
        }
        if (peek) {
            return terminal.peek(timeoutMillis);
        }
        int key = terminal.read(timeoutMillis);
        if (key == ControlC.KEY) {
            controlC.read();
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
        return kept.size() + terminal.available();
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
