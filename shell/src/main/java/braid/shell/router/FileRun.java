package braid.shell.router;

import braid.shell.config.Change;
import braid.shell.config.ItemKey;
import braid.shell.intent.Intent;
import braid.shell.judge.Judge;
import braid.shell.judge.Ledger;
import braid.shell.resolve.Call;
import braid.shell.schema.Menu;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file at work on a draft: statement by statement, each command that changes the draft with its verdict
/// in the ledger. One thread.
final class FileRun {
    private static final Pattern BY_ROUTER_OS =
            Pattern.compile("\\A(?:\u00ef\u00bb\u00bf| {3})?(?:#[^\\n]*\\n)*?#[^\\n]* by RouterOS ");

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final DraftWorkspace workspace;
    private final DraftContext context;
    private final Ledger ledger = new Ledger();
    private Ledger statement = new Ledger();
    private final Interpreter.Program program;
    private final FileCalls calls;

    FileRun(DraftWorkspace workspace, Interpreter interpreter, String given, Context session, Progress progress) {
        String text = withoutMark(given);
        this.workspace = workspace;
        Interpreter drafting = interpreter.fresh(workspace.globals());
        this.context = new DraftContext(session, workspace, progress, drafting);
        this.program = drafting.fresh(this::judged).program(text, context);
        this.calls = new FileCalls(text, program.calls());
    }

    /// The mark that Windows' editors begin UTF-8 files with is blanked out, so that places stay what they
    /// are.
    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? " ".repeat(BYTE_ORDER_MARK.length()) + text.substring(3) : text;
    }

    /// A run that changes nothing and for which no time passes.
    static FileRun trial(Router router, Interpreter interpreter, String text, Context session) {
        return new FileRun(
                new DraftWorkspace(
                        router, new DraftWorkspace.Purpose.Trial(), isByRouterOs(text), interpreter.globals()),
                interpreter,
                text,
                session,
                Progress.NONE);
    }

    /// Whether RouterOS has written the file: then its defaults hold.
    static boolean isByRouterOs(String text) {
        return BY_ROUTER_OS.matcher(text).find();
    }

    DraftWorkspace workspace() {
        return workspace;
    }

    Ledger ledger() {
        return ledger;
    }

    FileCalls calls() {
        return calls;
    }

    /// The next statement; empty at the end, and when a command has ended the script.
    Optional<FileCalls.Read> next() {
        return program.ended() ? Optional.empty() : calls.next();
    }

    void say(String line) {
        context.out().line(line);
    }

    void remark(String line) {
        context.out().remark(line);
    }

    void enter(Menu menu) {
        context.enter(menu);
    }

    /// Carries out a call; on failure the draft is as it was before, unless it was in force meanwhile.
    Optional<Failed> run(Call call) {
        statement = new Ledger();
        Optional<Failed> failed = workspace.attempt(() -> program.run(call));
        if (failed.isEmpty()) {
            ledger.add(statement);
        }
        return failed;
    }

    /// Notes what cannot be honoured of all that was changed.
    ///
    /// @return the reasons by item
    Map<String, String> refuse() {
        Intent now = workspace.intent();
        Map<String, String> refused = Refusals.touched(workspace.changes(), now);
        refused.putAll(Refusals.lost(workspace.intentBefore(), now, workspace.configuration()));
        ledger.refuse(refused);
        return refused;
    }

    /// A command's work, and what becomes of it.
    private CommandBody judged(CommandBody body) {
        return (call, site) -> {
            if (!Judge.configures(call.command())) {
                return body.run(call, site);
            }
            int before = workspace.changeCount();
            Value result = body.run(call, site);
            workspace
                    .tree()
                    .declaration(call.menu().path())
                    .ifPresent(menu -> statement.note(new Judge(workspace.tree(), workspace.names())
                            .verdict(menu, call.command(), call.values(), call.line())));
            List<Change> changes = workspace.changesFrom(before);
            changes.forEach(change -> statement.changed(ItemKey.of(change.menu(), change.id()), call.line()));
            return result;
        };
    }
}
