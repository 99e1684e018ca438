package braid.shell.router;

import braid.shell.judge.Judge;
import braid.shell.judge.LineState;
import braid.shell.judge.Verdict;
import braid.shell.resolve.Call;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.schema.Command;
import braid.shell.script.Failed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the import of a file fails, as far as that can be told without running it: of statements inside
/// others only running tells. One thread.
final class Forecast {
    /// They fail in every import; a menu's path and a name.
    private static final Set<String> FAILING = Set.of(
            "/ error",
            "/ import",
            "/ undo",
            "/ redo",
            "/system shutdown",
            "/safe-mode take",
            "/safe-mode release",
            "/safe-mode unroll",
            "/safe-mode toggle");

    private static final String ENDING = "/ exit";

    private final FileRun run;
    private Optional<Failing> first = Optional.empty();
    private boolean over;

    Forecast(FileRun run) {
        this.run = run;
    }

    /// Why an import fails.
    ///
    /// @param line 1-based; empty when it is none of the file's
    /// @param reason its error
    record Failing(Optional<Integer> line, String reason) {
        @Override
        public String toString() {
            return "the import fails" + line.map(number -> " at line " + number).orElse("") + ": " + reason;
        }
    }

    /// Looks at a statement of the file, in order.
    void look(Call call) {
        if (!over && call instanceof Call.Run statement) {
            over = key(statement).equals(ENDING);
            if (first.isEmpty() && fails(statement)) {
                first = Optional.of(new Failing(Optional.of(statement.at().line()), reason(statement)));
            }
        }
    }

    /// A command of the configuration has its verdict.
    private static boolean fails(Call.Run statement) {
        Command command = statement.command();
        return FAILING.contains(key(statement)) || (!command.carriedOut() && !Judge.configures(command));
    }

    private static String key(Call.Run statement) {
        return statement.menu().path() + " " + statement.command().name();
    }

    /// It says so itself, unless its arguments were worked out by commands.
    private String reason(Call.Run statement) {
        boolean constant = statement.given().values().stream()
                .allMatch(given -> given instanceof Given.Expression(Node.Constant _));
        return (constant ? run.run(statement) : Optional.<Failed>empty())
                .map(Failed::message)
                .orElse(statement.command().name() + " fails in an import");
    }

    /// What comes first: a fatal error, since then no statement runs; a statement that fails; at the end a
    /// rule that would stop packets and is refused.
    ///
    /// @param verdicts on the lines, in order
    /// @param refused why items are, by their keys
    Optional<Failing> of(List<Verdict> verdicts, Map<String, String> refused) {
        return failed(verdicts, LineState.SYNTAX)
                .or(() -> Stream.concat(failed(verdicts, LineState.UNKNOWN).stream(), first.stream())
                        .min(Comparator.comparing(failing -> failing.line().orElseThrow())))
                .or(() -> Refusals.opening(refused, run.workspace().configuration())
                        .map(item -> new Failing(
                                run.ledger().lineOf(item),
                                "failure: " + refused.get(item) + "; --keep-refused imports the others")));
    }

    private static Optional<Failing> failed(List<Verdict> verdicts, LineState state) {
        return verdicts.stream()
                .filter(verdict -> verdict.state() == state)
                .findFirst()
                .map(verdict -> new Failing(Optional.of(verdict.line()), verdict.reason()));
    }
}
