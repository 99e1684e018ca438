package braid.shell.session;

import java.util.function.Consumer;

/// Output for a program: no colour, no keys, nobody to ask.
///
/// @param output gets output, one char a byte
/// @param error gets remarks, with their line ends
/// @param columns 80 unless COLUMNS said otherwise
/// @param watched whether a person sees the remarks: `error` is a terminal
public record PlainScreen(Consumer<String> output, Consumer<String> error, int columns, boolean colour, boolean watched)
        implements Screen {
    private static final int ROWS = 24;

    @Override
    public void write(String bytes) {
        output.accept(bytes);
    }

    @Override
    public void remark(String line) {
        error.accept(line + "\n");
    }

    @Override
    public void progress(String text) {
        if (watched) {
            error.accept("\r" + text + "\u001b[K");
        }
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public int readKey(long nanos, Interruption interrupted) {
        interrupted.await(nanos);
        return -1;
    }
}
