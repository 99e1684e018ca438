package braid.shell.judge;

import java.util.Locale;

/// What becomes of a line, best first; a line is as its worst argument.
public enum LineState {
    /// Braid carries it out.
    APPLIED,
    /// RouterOS knows it; Braid keeps, prints and exports it, and carries out nothing.
    STORED,
    /// Valid RouterOS that Braid cannot honour.
    REFUSED,
    /// No such menu, command, argument or value in RouterOS either: its own error.
    UNKNOWN,
    /// Not a command line of RouterOS: its own error.
    SYNTAX;

    LineState worse(LineState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// Whether a file with such a line is not imported.
    public boolean fails() {
        return this == UNKNOWN || this == SYNTAX;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
