package braid.grammar.parse;

/// The user's mistake, in RouterOS's words.
public record SyntaxError(String message, Position position, Kind kind) {
    public enum Kind {
        /// The whole text is rejected.
        SYNTAX,
        /// A command that there is not: raised when execution comes to it.
        UNKNOWN_COMMAND,
        /// An argument that a command does not have: raised when execution comes to it.
        UNKNOWN_ARGUMENT
    }

    /// As the console prints it: `syntax error (line 1 column 7)`.
    public String text() {
        return message + " " + position;
    }
}
