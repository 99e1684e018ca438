package braid.shell.console;

import braid.shell.session.Screen;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jline.utils.NonBlockingReader;

/// A terminal as a session sees it while a command runs.
final class TerminalScreen implements Screen {
    /// How long a wait for a key goes on without a look at Ctrl-C.
    private static final long SLICE_MILLIS = 50;

    private final FrameTerminal terminal;
    private final boolean colour;
    private final Consumer<String> notices;
    private final IntSupplier rowsTaken;

    /// @param notices where lines from somebody else go, on any thread
    /// @param rowsTaken rows at the bottom that are not for what commands write
    TerminalScreen(FrameTerminal terminal, boolean colour, Consumer<String> notices, IntSupplier rowsTaken) {
        this.terminal = terminal;
        this.colour = colour;
        this.notices = notices;
        this.rowsTaken = rowsTaken;
    }

    @Override
    public void write(String bytes) {
        terminal.writer().write(Utf8.toText(bytes));
        terminal.writer().flush();
    }

    @Override
    public void remark(String line) {
        write(line + "\n");
    }

    @Override
    public void notice(String line) {
        notices.accept(line);
    }

    @Override
    public void progress(String text) {
        write("\r" + text + "\u001b[K");
    }

    @Override
    public boolean colour() {
        return colour;
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public int columns() {
        return terminal.getWidth();
    }

    @Override
    public int rows() {
        return Math.max(1, terminal.getHeight() - rowsTaken.getAsInt());
    }

    @Override
    public int readKey(long nanos, Interruption interrupted) {
        long leftMillis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        try {
            while (leftMillis > 0 && !interrupted.wanted()) {
                long slice = Math.min(leftMillis, SLICE_MILLIS);
                int key = terminal.reader().read(slice);
                if (key != NonBlockingReader.READ_EXPIRED) {
                    return key == ControlC.KEY ? -1 : key;
                }
                leftMillis -= slice;
            }
            return -1;
        } catch (IOException _) {
            // The terminal is closed: the interruption says so.
            interrupted.await(nanos);
            return -1;
        }
    }

    @Override
    public int awaitKey(String own, long nanos, Interruption interrupted) {
        long leftMillis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        try {
            while (leftMillis > 0 && !interrupted.wanted()) {
                long slice = Math.min(leftMillis, SLICE_MILLIS);
                if (terminal.reader().isFull()) {
                    interrupted.await(nanos);
                    return -1;
                }
                int key = terminal.reader().readOwn(own, slice);
                if (key != NonBlockingReader.READ_EXPIRED) {
                    return key == ControlC.KEY ? -1 : key;
                }
                leftMillis -= slice;
            }
            return -1;
        } catch (IOException _) {
            interrupted.await(nanos);
            return -1;
        }
    }

    @Override
    public boolean pasting() {
        return terminal.reader().isPasting();
    }

    @Override
    public Optional<String> edited(String text) {
        return ValueEditor.edited(terminal, Utf8.toText(text)).map(Utf8::toBytes);
    }
}
