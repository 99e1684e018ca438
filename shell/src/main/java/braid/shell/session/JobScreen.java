package braid.shell.session;

import braid.shell.value.Bounds;

/// Where the output of a script goes that runs by itself: into a text, or nowhere. One thread.
final class JobScreen implements Screen {
    private static final int ROWS = 24;

    private final int columns;
    private final boolean kept;
    private final StringBuilder text = new StringBuilder();
    private final Tail tail = new Tail();

    JobScreen(int columns, boolean kept) {
        this.columns = columns;
        this.kept = kept;
    }

    String text() {
        return text.toString();
    }

    Tail tail() {
        return tail;
    }

    @Override
    public void write(String bytes) {
        tail.write(bytes);
        if (kept) {
            Bounds.checkText((long) text.length() + bytes.length());
            text.append(bytes);
        }
    }

    @Override
    public void remark(String line) {
        write(line + "\n");
    }

    @Override
    public boolean colour() {
        return false;
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public int columns() {
        return columns;
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
