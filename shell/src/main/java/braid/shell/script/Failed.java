package braid.shell.script;

/// How a text failed.
///
/// @param message RouterOS's words, without a position
/// @param line 1-based; of the byte the error is at, or of the command that failed
/// @param column 1-based, in bytes
/// @param offset the same place as a byte offset
/// @param reading whether the text is wrong (its message is printed with the position); otherwise a command failed
/// @param command path of the command that failed, empty when the text is wrong
public record Failed(String message, int line, int column, int offset, boolean reading, String command) {
    /// As the console prints it.
    public String text() {
        return reading ? message + " (line " + line + " column " + column + ")" : message;
    }

    /// As an import and the log print it: `failure: ... (/ip/address/add; line 2)`.
    public String textWithPlace() {
        return reading || command.isEmpty() ? text() : message + " (" + command + "; line " + line + ")";
    }
}
