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
    /// No such menu, command or argument in RouterOS either.
    UNKNOWN,
    /// Not a command line of RouterOS.
    SYNTAX;

    LineState worse(LineState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
