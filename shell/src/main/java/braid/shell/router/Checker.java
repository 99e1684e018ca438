package braid.shell.router;

import braid.grammar.parse.SyntaxError;
import braid.shell.judge.Judge;
import braid.shell.judge.Ledger;
import braid.shell.judge.LineState;
import braid.shell.judge.Verdict;
import braid.shell.resolve.Call;
import braid.shell.resolve.Code;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.script.Context;
import braid.shell.script.Interpreter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges every line of a file and changes nothing. Plain lines of configuration are executed on a draft, so that
/// later lines find the names they use, and commands that can do nothing but fail.
public final class Checker {
    private final Router router;
    private final Interpreter interpreter;

    public Checker(Router router, Interpreter interpreter) {
        this.router = router;
        this.interpreter = interpreter;
    }

    /// What a file was found to be.
    ///
    /// @param verdicts one a line that holds a command, in order; the worst where a line holds several
    /// @param failing why an import of it fails, a sentence with the line; empty when nothing is known
    public record Checked(List<Verdict> verdicts, Optional<String> failing) {}

    public Checked check(String text, Context session) {
        FileRun run = FileRun.trial(router, interpreter, text, session);
        Forecast forecast = new Forecast(run);
        for (Optional<FileCalls.Read> read = run.next(); read.isPresent(); read = run.next()) {
            switch (read.get()) {
                case FileCalls.Read.Bad(SyntaxError error, var _, boolean _) ->
                    run.ledger().note(new Verdict(error.position().line(), LineState.SYNTAX, error.text()));
                case FileCalls.Read.Meant(Call call, var _) -> {
                    judge(run, call);
                    forecast.look(call);
                }
            }
        }
        Map<String, String> refused = run.refuse();
        List<Verdict> verdicts = run.ledger().verdicts();
        return new Checked(verdicts, forecast.of(verdicts, refused).map(Forecast.Failing::toString));
    }

    private static void judge(FileRun run, Call call) {
        Ledger ledger = run.ledger();
        new Judge(run.workspace().tree(), run.workspace().names())
                .verdicts(call, 0)
                .forEach(ledger::note);
        switch (call) {
            case Call.Enter(var menu) -> run.enter(menu);
            case Call.Run plain
            when isPlain(plain) ->
                run.run(plain)
                        .ifPresent(
                                failed -> ledger.note(new Verdict(failed.line(), LineState.UNKNOWN, failed.message())));
            case Call.Run _, Call.Apply _, Call.Block _, Call.Wrong _ -> {}
        }
    }

    /// A change of the configuration without variables, blocks, and brackets other than `[ find default-name=x ]`.
    private static boolean isPlain(Call.Run run) {
        return Judge.configures(run.command())
                && run.given().values().stream()
                        .allMatch(given -> given instanceof Given.Expression(Node.Constant _) || isFind(given));
    }

    private static boolean isFind(Given given) {
        return given instanceof Given.Expression(Node.Substitution(Code(List<Call> calls)))
                && calls.size() == 1
                && calls.getFirst() instanceof Call.Run find
                && find.command().name().equals("find")
                && find.given().values().stream()
                        .allMatch(condition -> condition instanceof Given.Condition(Node.Chain(Node first, var rest))
                                && first instanceof Node.Property
                                && rest.stream().allMatch(link -> link.operand() instanceof Node.Constant));
    }
}
