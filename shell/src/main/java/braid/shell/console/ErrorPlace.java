package braid.shell.console;

import braid.shell.session.Language;
import org.jline.utils.AttributedString;

/// Where in the typed text an error is, for a person's eyes.
final class ErrorPlace {
    private ErrorPlace() {}

    /// The line of `text` (bytes) that the error is in and a caret under its byte, each with a line end; empty
    /// when the error has no place.
    static String lines(Language.Outcome.Failed failed, String text) {
        var lines = text.split("\n", -1);
        if (failed.line() < 1 || failed.line() > lines.length) {
            return "";
        }
        var line = lines[failed.line() - 1];
        var before = Utf8.toText(line.substring(0, Math.clamp(failed.column() - 1, 0, line.length())));
        int columns = new AttributedString(before).columnLength();
        return line + "\n" + " ".repeat(columns) + "^\n";
    }
}
