package braid.shell.router;

import braid.shell.script.Context;
import java.util.function.Consumer;

/// How far a file is, shown on a terminal and gone before anything else is written. One thread.
final class Progress {
    /// Shorter files are through before anybody could read it.
    private static final int WORTH_SHOWING_BYTES = 64 << 10;

    static final Progress NONE = new Progress("", 0, _ -> {});

    private final String name;
    private final int bytes;
    private final Consumer<String> line;
    private int shownPercent = -1;

    private Progress(String name, int bytes, Consumer<String> line) {
        this.name = name;
        this.bytes = bytes;
        this.line = line;
    }

    /// @param bytes how long the file is
    static Progress of(String name, int bytes, Context.Output out) {
        return bytes < WORTH_SHOWING_BYTES ? NONE : new Progress(name, bytes, out::progress);
    }

    /// The work is at this byte.
    void at(int offset) {
        if (bytes > 0) {
            int percent = (int) (100L * offset / bytes);
            if (percent != shownPercent) {
                shownPercent = percent;
                line.accept(name + ": " + percent + "%");
            }
        }
    }

    /// Something else is to be written.
    void clear() {
        if (shownPercent >= 0) {
            shownPercent = -1;
            line.accept("");
        }
    }
}
