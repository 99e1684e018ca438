package braid.shell.value;

import java.io.Writer;

/// A text that is put together, and fails as soon as it is too large for a value.
public final class TextBuilder extends Writer {
    private final StringBuilder text = new StringBuilder();

    /// @throws TypeFailure if it becomes too large
    public TextBuilder add(String part) {
        Bounds.checkText((long) text.length() + part.length());
        text.append(part);
        return this;
    }

    @Override
    public void write(char[] letters, int from, int length) {
        Bounds.checkText((long) text.length() + length);
        text.append(letters, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
