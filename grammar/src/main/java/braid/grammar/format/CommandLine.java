package braid.grammar.format;

/// One command of an export, broken into lines where RouterOS 7 breaks it (measured on real exports of 80
/// columns).
public final class CommandLine {
    private static final String CONTINUATION = "    ";

    /// Of an endless line.
    private static final int NONE = Integer.MAX_VALUE;

    private final int limit;
    private final StringBuilder done = new StringBuilder();
    private final StringBuilder line = new StringBuilder();

    /// @param verb the command with what stands before its properties (`add`, `set [ find
    /// default-name=ether1 ]`)
    /// @param columns the terminal's width; exports to a file use 80
    public CommandLine(String verb, int columns) {
        this(columns - 3, verb);
    }

    private CommandLine(int limit, String verb) {
        this.limit = limit;
        line.append(verb);
    }

    /// A command that stands on one line, however long.
    public static CommandLine endless(String verb) {
        return new CommandLine(NONE, verb);
    }

    /// Appends ` name=value`; the value is quoted when it must be.
    public CommandLine property(String name, String bytes) {
        return property(name, bytes, false);
    }

    /// Appends ` name=value`.
    ///
    /// @param quoted whether the value is quoted even when it could do without
    public CommandLine property(String name, String bytes, boolean quoted) {
        String value = quoted ? Quoting.quote(bytes) : Quoting.quoteIfNeeded(bytes);
        boolean cut = bytes.indexOf('\n') >= 0 || value.length() + CONTINUATION.length() > limit;
        if (limit != NONE && cut && value.startsWith("\"")) {
            longValue(name, bytes);
        } else if (fits(" " + name + "=" + value)) {
            line.append(' ').append(name).append('=').append(value);
        } else if (fits(" " + name + "=")) {
            line.append(' ').append(name).append('=');
            breakLine();
            line.append(value);
        } else {
            line.append(' ');
            breakLine();
            line.append(name).append('=').append(value);
        }
        return this;
    }

    /// Appends a word: ` !name` of an unset property.
    public CommandLine word(String word) {
        if (!fits(" " + word)) {
            line.append(' ');
            breakLine();
            line.append(word);
        } else {
            line.append(' ').append(word);
        }
        return this;
    }

    @Override
    public String toString() {
        return done + line.toString();
    }

    private boolean fits(String more) {
        return line.length() + more.length() <= limit;
    }

    private void breakLine() {
        done.append(line).append("\\\n");
        line.setLength(0);
        line.append(CONTINUATION);
    }

    /// A long text starts on the current line and is cut where the line is full, and before each line feed.
    private void longValue(String name, String bytes) {
        if (fits(" " + name + "=\"")) {
            line.append(' ');
        } else {
            line.append(' ');
            breakLine();
        }
        line.append(name).append("=\"");
        for (int at = 0; at < bytes.length(); at++) {
            String unit = Quoting.escape(bytes.charAt(at));
            boolean lineFeed = bytes.charAt(at) == '\n' && at > 0;
            if (lineFeed || line.length() + unit.length() > limit + 1) {
                breakLine();
                unit = unit.equals(" ") ? "\\_" : unit;
            }
            line.append(unit);
        }
        if (line.length() + 1 > limit + 1) {
            breakLine();
        }
        line.append('"');
    }
}
