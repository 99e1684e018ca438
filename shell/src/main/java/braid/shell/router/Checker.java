package braid.shell.router;

import braid.grammar.parse.Source;
import braid.grammar.parse.SyntaxException;
import braid.shell.config.Change;
import braid.shell.config.ItemKey;
import braid.shell.intent.Intent;
import braid.shell.judge.Judge;
import braid.shell.judge.LineState;
import braid.shell.judge.Verdict;
import braid.shell.resolve.Call;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.resolve.Resolver;
import braid.shell.resolve.Variables;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Judges every line of a file and changes nothing. Plain lines of configuration are executed on a draft, so that
/// later lines find the names they use.
public final class Checker {
    private static final Set<String> EXECUTED =
            Set.of("add", "set", "unset", "remove", "enable", "disable", "comment", "move");

    private final Router router;
    private final Interpreter interpreter;

    public Checker(Router router, Interpreter interpreter) {
        this.router = router;
        this.interpreter = interpreter;
    }

    /// One verdict a line that holds a command, in order; the worst where a line holds several.
    public List<Verdict> check(String text, Context session) {
        DraftWorkspace workspace = new DraftWorkspace(router, new DraftWorkspace.Purpose.Trial(), false);
        DraftContext context = new DraftContext(session, workspace, true, interpreter.root());
        Map<Integer, Verdict> verdicts = new TreeMap<>();
        Map<String, Integer> lineOfItem = new HashMap<>();
        Source source = new Source(text);
        Resolver.Calls calls = new Resolver(source, interpreter.root()).calls(interpreter.root(), Variables.ofText());
        try {
            for (Optional<Call> call = calls.next(); call.isPresent(); call = calls.next()) {
                judge(call.get(), workspace, verdicts);
                execute(call.get(), source, workspace, context, verdicts, lineOfItem);
            }
        } catch (SyntaxException e) {
            note(
                    verdicts,
                    new Verdict(
                            e.error().position().line(),
                            LineState.SYNTAX,
                            e.error().text()));
        }
        Intent intent = workspace.intent();
        Refusals.touched(workspace.changes(), intent)
                .forEach((key, reason) ->
                        note(verdicts, new Verdict(lineOfItem.getOrDefault(key, 1), LineState.REFUSED, reason)));
        return new ArrayList<>(verdicts.values());
    }

    private static void judge(Call call, DraftWorkspace workspace, Map<Integer, Verdict> verdicts) {
        Judge judge = new Judge(workspace.tree(), workspace.view().names());
        int line = call instanceof Call.Run run ? run.at().line() : 0;
        judge.verdicts(call, line).stream()
                .filter(verdict -> verdict.line() > 0)
                .forEach(verdict -> note(verdicts, verdict));
    }

    private void execute(
            Call call,
            Source source,
            DraftWorkspace workspace,
            DraftContext context,
            Map<Integer, Verdict> verdicts,
            Map<String, Integer> lineOfItem) {
        if (!(call instanceof Call.Run run) || !isPlain(run)) {
            return;
        }
        context.enter(run.menu());
        int before = workspace.changes().size();
        String statement = run.span().of(source.text());
        Optional<Failed> failed = interpreter.fresh().run(statement, context);
        int line = run.at().line();
        failed.ifPresent(error -> note(verdicts, new Verdict(line, LineState.SYNTAX, error.message())));
        List<Change> changes = workspace.changes();
        changes.subList(before, changes.size())
                .forEach(change -> lineOfItem.put(ItemKey.of(change.menu(), change.id()), line));
    }

    /// A change of the configuration without variables, brackets or blocks.
    private static boolean isPlain(Call.Run run) {
        return EXECUTED.contains(run.command().name())
                && run.given().values().stream().allMatch(given -> given instanceof Given.Expression(Node.Constant _));
    }

    private static void note(Map<Integer, Verdict> verdicts, Verdict verdict) {
        verdicts.merge(verdict.line(), verdict, Verdict::worse);
    }
}
