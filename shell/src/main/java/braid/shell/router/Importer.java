package braid.shell.router;

import braid.grammar.ast.Span;
import braid.grammar.parse.Source;
import braid.grammar.parse.SyntaxException;
import braid.shell.intent.Intent;
import braid.shell.judge.LineState;
import braid.shell.resolve.Call;
import braid.shell.resolve.Resolver;
import braid.shell.resolve.Variables;
import braid.shell.router.DraftWorkspace.Purpose;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Runs a file on a draft and makes the draft the configuration: all of it or nothing.
public final class Importer {
    private static final Pattern BY_ROUTER_OS = Pattern.compile("\\A(?:#[^\\n]*\\n)*?#[^\\n]* by RouterOS ");

    private final Router router;
    private final Interpreter interpreter;

    public Importer(Router router, Interpreter interpreter) {
        this.router = router;
        this.interpreter = interpreter;
    }

    /// @param dryRun change nothing; say what would be done to Linux
    /// @param skipUnknown keep lines that RouterOS does not know either as remarks
    /// @param keepRefused also without a firewall rule that would stop packets
    /// @param verbose say each statement before it runs
    /// @param fromLine 1-based; what stands before it does not run
    public record Options(boolean dryRun, boolean skipUnknown, boolean keepRefused, boolean verbose, int fromLine) {
        public static final Options PLAIN = new Options(false, false, false, false, 1);
    }

    /// Runs the bytes of a file.
    ///
    /// @param name for the history
    /// @return the last line of the import's output
    /// @throws CommandFailure naming the line; the configuration is as before
    public String run(String name, String text, Options options, Context session) {
        List<String> skipped = new ArrayList<>();
        String rest = Statements.from(text, options.fromLine());
        rest = options.skipUnknown() ? withoutUnknownMenus(rest, skipped) : rest;
        boolean foreign = BY_ROUTER_OS.matcher(text).find();
        Purpose.Import purpose = new Purpose.Import(session.user(), "import of " + name);
        while (true) {
            DraftWorkspace workspace =
                    new DraftWorkspace(router, options.dryRun() ? new Purpose.Trial() : purpose, foreign);
            try {
                DraftContext context = new DraftContext(session, workspace, options.dryRun(), interpreter.root());
                Optional<Failed> failed = run(rest, options, context);
                if (failed.isEmpty()) {
                    skipped.forEach(workspace::addUnknown);
                    return finish(rest, options, session, workspace, context, purpose, skipped.size());
                }
                Optional<Span> unknown = options.skipUnknown() ? unknown(rest, failed.get()) : Optional.empty();
                if (unknown.isEmpty()) {
                    context.release();
                    throw new CommandFailure("Script Error: " + failed.get().textWithPlace());
                }
                skipped.add(unknown.get().of(rest).strip());
                rest = Statements.without(
                        rest, unknown.get().start(), unknown.get().end());
            } finally {
                workspace.takeBack();
            }
        }
    }

    private Optional<Failed> run(String text, Options options, DraftContext context) {
        if (!options.verbose()) {
            return interpreter.fresh().run(text, context);
        }
        EchoedRun echoed = new EchoedRun(interpreter.fresh(), context);
        if (!options.dryRun() || options.skipUnknown()) {
            return echoed.run(text);
        }
        int errors = echoed.check(text);
        if (errors > 0) {
            context.release();
            throw new CommandFailure("Script Error: found " + errors + " error(s) in import file");
        }
        context.out().line("No syntax errors found in the import file");
        return Optional.empty();
    }

    /// The statement that failed because RouterOS does not know it either.
    private static Optional<Span> unknown(String text, Failed failed) {
        return failed.unknown()
                ? Statements.of(text).stream()
                        .filter(statement -> statement.start() <= failed.offset() && failed.offset() < statement.end())
                        .findFirst()
                : Optional.empty();
    }

    /// Blanks out menus that are not known, each with what is said in it: up to the next path.
    private String withoutUnknownMenus(String text, List<String> skipped) {
        String rest = text;
        boolean inUnknown = false;
        for (Span statement : Statements.of(text)) {
            String words = text.substring(statement.start(), statement.end());
            if (words.startsWith("/")) {
                inUnknown = words.indexOf('=') < 0 && isUnknown(words);
            }
            if (inUnknown) {
                skipped.add(words.strip());
                rest = Statements.without(rest, statement.start(), statement.end());
            }
        }
        return rest;
    }

    private boolean isUnknown(String words) {
        Resolver resolver = new Resolver(new Source(words), interpreter.root());
        try {
            return resolver.calls(interpreter.root(), Variables.ofText()).next().stream()
                    .anyMatch(Call.Wrong.class::isInstance);
        } catch (SyntaxException e) {
            return e.error().message().equals("syntax error");
        }
    }

    private String finish(
            String text,
            Options options,
            Context session,
            DraftWorkspace workspace,
            DraftContext context,
            Purpose.Import purpose,
            int skipped) {
        Intent intent = workspace.intent();
        Map<String, String> refused = Refusals.touched(workspace.changes(), intent);
        if (!options.keepRefused()) {
            Refusals.opening(refused, workspace.view().configuration()).ifPresent(reason -> {
                context.release();
                throw new CommandFailure("Script Error: failure: " + reason + place(text, reason, session));
            });
        }
        if (options.dryRun()) {
            context.release();
            router.plan(intent).forEach(session.out()::line);
        } else {
            workspace.keep(purpose);
            router.log(List.of("system", "info"), purpose.action() + " by " + session.user());
            context.release();
        }
        refused.forEach((item, reason) -> session.out().remark(item + ": refused: " + reason));
        int stored = Math.min(workspace.stored(), workspace.edits());
        int applied = Math.max(0, workspace.edits() - stored - refused.size());
        return "%s (%d applied, %d stored, %d refused, %d skipped)"
                .formatted(
                        options.dryRun()
                                ? "Script file checked, nothing changed"
                                : "Script file loaded and executed successfully",
                        applied,
                        stored,
                        refused.size(),
                        skipped);
    }

    /// The line that asks for what is refused.
    private String place(String text, String reason, Context session) {
        return new Checker(router, interpreter)
                .check(text, session).stream()
                        .filter(verdict -> verdict.state() == LineState.REFUSED
                                && verdict.reason().equals(reason))
                        .findFirst()
                        .map(verdict -> " (line " + verdict.line() + ")")
                        .orElse("");
    }
}
