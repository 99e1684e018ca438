package braid.grammar.parse;

/// The user's mistake, in RouterOS's words.
///
/// @param fatal whether the whole text is rejected; otherwise the error is raised when execution comes to it
public record SyntaxError(String message, Position position, boolean fatal) {
    /// As the console prints it: `syntax error (line 1 column 7)`.
    public String text() {
        return message + " " + position;
    }
}
