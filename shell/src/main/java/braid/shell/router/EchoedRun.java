package braid.shell.router;

import braid.grammar.ast.Span;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import java.util.Optional;

/// `verbose=yes`: a file runs statement by statement, each said before it runs (routeros-console.md section 7.3).
final class EchoedRun {
    private final Interpreter interpreter;
    private final Context context;
    private int errors;

    /// @param interpreter keeps the global variables from one statement to the next
    EchoedRun(Interpreter interpreter, Context context) {
        this.interpreter = interpreter;
        this.context = context;
    }

    /// Runs up to the first error.
    Optional<Failed> run(String text) {
        for (Span piece : Statements.pieces(text)) {
            Optional<Failed> failed = run(text, piece);
            if (failed.isPresent()) {
                return failed;
            }
        }
        return Optional.empty();
    }

    /// Runs all of it and says each error where it is.
    ///
    /// @return how many there are
    int check(String text) {
        for (Span piece : Statements.pieces(text)) {
            run(text, piece).ifPresent(failed -> {
                context.out().line(failed.textWithPlace());
                errors++;
            });
        }
        return errors;
    }

    private Optional<Failed> run(String text, Span piece) {
        context.out().line("#line " + Statements.lineOf(text, piece.start()));
        context.out().line(piece.of(text).stripTrailing());
        return interpreter.run(Statements.alone(text, piece), context);
    }
}
