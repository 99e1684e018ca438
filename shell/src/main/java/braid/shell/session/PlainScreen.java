package braid.shell.session;

import java.util.function.Consumer;

/// Output for a program: no colour, no keys, nobody to ask.
///
/// @param output gets output, one char a byte
/// @param error gets remarks, with their line ends
/// @param columns 80 unless COLUMNS said otherwise
public record PlainScreen(Consumer<String> output, Consumer<String> error, int columns, boolean colour)
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
