package braid.shell.console;

import braid.shell.session.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/// A text that is pasted, as inputs one after the other: each ends where it would if it were typed, at the
/// end of a line at which no bracket and no quote is open. One thread, the editor's.
final class PastedInput {
    /// Longer than what a statement may be; it is executed, which says so.
    private static final int LONGEST_CHARS = 16 << 20;

    private final TerminalKeys keys;
    private final ControlC controlC;
    private final Language language;

    PastedInput(TerminalKeys keys, ControlC controlC, Language language) {
        this.keys = keys;
        this.controlC = controlC;
        this.language = language;
    }

    /// What becomes of the input that a text was pasted into.
    enum End {
        EXECUTED,
        EDITED,
        INTERRUPTED
    }

    record Pasted(String text, End end) {}

    /// Whether the next keys are pasted.
    boolean isComing() {
        return keys.isPasting();
    }

    /// Reads to the end of an input, or of the paste.
    ///
    /// @param begun what stands before it
    Pasted input(String begun) {
        List<String> lines = List.of(begun.split("\n", -1));
        Predicate<String> complete = language.lineByLine();
        for (String line : lines.subList(0, lines.size() - 1)) {
            boolean _ = complete.test(Utf8.toBytes(line));
        }
        String before = lines.getLast();
        return read(line -> complete.test(Utf8.toBytes(line)), before);
    }

    /// Reads to the end of a line, or of the paste.
    Pasted line() {
        return read(_ -> true, "");
    }

    private Pasted read(Predicate<String> complete, String before) {
        StringBuilder text = new StringBuilder(before);
        int lineStart = 0;
        try {
            while (!controlC.isWaiting()) {
                switch (keys.readPastedLine(text)) {
                    case LINE -> {
                        if (complete.test(text.substring(lineStart)) || text.length() > LONGEST_CHARS) {
                            return new Pasted(text.substring(before.length()), End.EXECUTED);
                        }
                        text.append('\n');
                        lineStart = text.length();
                    }
                    case PASTE -> {
                        return new Pasted(text.substring(before.length()), End.EDITED);
                    }
                    case INTERRUPTED -> {
                        return new Pasted("", End.INTERRUPTED);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        controlC.drop(keys);
        return new Pasted("", End.INTERRUPTED);
    }
}
