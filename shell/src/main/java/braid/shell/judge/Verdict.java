package braid.shell.judge;

/// What becomes of one line.
///
/// @param line 1-based
/// @param reason RouterOS's error, what is kept only, or why it is refused; empty for an applied line
public record Verdict(int line, LineState state, String reason) {
    /// Of two verdicts on the same line, the worse one.
    public Verdict worse(Verdict other) {
        return state.worse(other.state) == state ? this : other;
    }

    @Override
    public String toString() {
        return "line " + line + ": " + state + (reason.isEmpty() ? "" : ": " + reason);
    }
}
