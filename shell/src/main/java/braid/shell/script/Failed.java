package braid.shell.script;

import braid.grammar.parse.Position;
import braid.grammar.parse.SyntaxError;

/// How a text failed.
///
/// @param message RouterOS's words, without a position
/// @param line 1-based; of the byte the error is at, or of the command that failed
/// @param column 1-based, in bytes
/// @param offset the same place as a byte offset
/// @param command path of the command that failed, empty when the text is wrong
public record Failed(String message, int line, int column, int offset, Kind kind, String command) {
    public enum Kind {
        /// The text is wrong, and nothing of it ran.
        SYNTAX,
        /// A command that there is not.
        UNKNOWN_COMMAND,
        /// An argument that a command does not have.
        UNKNOWN_ARGUMENT,
        /// A value that its argument does not take.
        VALUE,
        /// A command refused.
        COMMAND,
        /// Ctrl-C was pressed.
        INTERRUPTED
    }

    /// A text that is wrong.
    public static Failed of(SyntaxError error) {
        Kind kind = switch (error.kind()) {
            case SYNTAX -> Kind.SYNTAX;
            case UNKNOWN_COMMAND -> Kind.UNKNOWN_COMMAND;
            case UNKNOWN_ARGUMENT -> Kind.UNKNOWN_ARGUMENT;
        };
        return at(error.position(), error.message(), kind, "");
    }

    static Failed at(Position at, String message, Kind kind, String command) {
        return new Failed(message, at.line(), at.column(), at.offset(), kind, command);
    }

    /// Whether the text is wrong: its message is printed with the position.
    public boolean reading() {
        return switch (kind) {
            case SYNTAX, UNKNOWN_COMMAND, UNKNOWN_ARGUMENT -> true;
            case VALUE, COMMAND, INTERRUPTED -> false;
        };
    }

    /// Whether it names a command, an argument or a value that RouterOS does not know either.
    public boolean unknown() {
        return switch (kind) {
            case UNKNOWN_COMMAND, UNKNOWN_ARGUMENT, VALUE -> true;
            case SYNTAX, COMMAND, INTERRUPTED -> false;
        };
    }

    /// As the console prints it.
    public String text() {
        return reading() ? message + " (line " + line + " column " + column + ")" : message;
    }

    /// As an import and the log print it: `failure: ... (/ip/address/add; line 2)`.
    public String textWithPlace() {
        return reading() || command.isEmpty() ? text() : message + " (" + command + "; line " + line + ")";
    }
}
