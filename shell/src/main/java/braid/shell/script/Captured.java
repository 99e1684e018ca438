package braid.shell.script;

import braid.shell.value.Bounds;

/// A session whose output is kept instead of shown.
public final class Captured extends ContextAround {
    private final Output outside;
    private final StringBuilder text = new StringBuilder();

    public Captured(Context session) {
        super(session, session.menu());
        this.outside = session.out();
    }

    /// What was written so far, each line with its end.
    public String text() {
        return text.toString();
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public Output out() {
        return new Output() {
            @Override
            public void line(String line) {
                raw(line + "\n");
            }

            @Override
            public void raw(String bytes) {
                Bounds.checkText((long) text.length() + bytes.length());
                text.append(bytes);
            }

            @Override
            public void remark(String line) {
                outside.remark(line);
            }

            @Override
            public boolean colour() {
                return false;
            }
        };
    }
}
