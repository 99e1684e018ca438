package braid.shell.router;

import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import java.util.Optional;

/// `/import` of a file that somebody hands in, instead of one of the router's folder.
public final class FileImport {
    private FileImport() {}

    /// @param arguments of `/import`, as they would be typed
    /// @param content the file's bytes, one char a byte
    public static Optional<Failed> run(Interpreter interpreter, String arguments, String content, Context session) {
        ImportCommand handedIn = new ImportCommand((_, _, _) -> content);
        return interpreter
                .fresh(body -> body instanceof ImportCommand ? handedIn : body)
                .run("/import " + arguments, session);
    }
}
