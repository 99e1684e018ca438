package braid.shell.router;

import braid.grammar.ast.Span;
import braid.grammar.parse.Source;
import braid.grammar.parse.SyntaxException;
import braid.shell.command.UnknownLines;
import braid.shell.resolve.Call;
import braid.shell.resolve.Resolver;
import braid.shell.resolve.Variables;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    public record Options(boolean dryRun, boolean skipUnknown) {}

    /// Runs the bytes of a file.
    ///
    /// @param name for the history
    /// @return the last line of the import's output
    /// @throws CommandFailure naming the line; the configuration is as before
    public String run(String name, String text, Options options, Context session) {
        List<String> skipped = new ArrayList<>();
        String rest = options.skipUnknown() ? withoutUnknownMenus(text, skipped) : text;
        while (true) {
            DraftWorkspace workspace =
                    new DraftWorkspace(router, BY_ROUTER_OS.matcher(text).find());
            DraftContext context = new DraftContext(session, workspace, interpreter.root());
            Optional<Failed> failed = interpreter.fresh().run(rest, context);
            if (failed.isEmpty()) {
                return finish(name, options, session, workspace, context, skipped);
            }
            Optional<Span> unknown = options.skipUnknown() ? unknown(rest, failed.get()) : Optional.empty();
            if (unknown.isEmpty()) {
                context.release();
                throw new CommandFailure("Script Error: " + failed.get().textWithPlace());
            }
            int start = unknown.get().start();
            int end = unknown.get().end();
            skipped.add(rest.substring(start, end).strip());
            rest = Statements.without(rest, start, end);
        }
    }

    /// The statement that failed because RouterOS does not know it either.
    private static Optional<Span> unknown(String text, Failed failed) {
        boolean bad = failed.message().startsWith("bad command name")
                || failed.message().startsWith("bad parameter");
        return failed.reading() && bad
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
            String name,
            Options options,
            Context session,
            DraftWorkspace workspace,
            DraftContext context,
            List<String> skipped) {
        for (String text : skipped) {
            workspace
                    .draft()
                    .add(UnknownLines.MENU, Map.of(UnknownLines.TEXT, new Value.Str(text)), OptionalLong.empty());
        }
        Map<String, String> refused = Refusals.touched(workspace.draft(), workspace.intent());
        if (options.dryRun()) {
            context.release();
            router.plan(workspace.intent()).forEach(session.out()::line);
        } else {
            router.commit(session.user(), "import of " + name, workspace.draft());
            router.log(List.of("system", "info"), "import of " + name + " by " + session.user());
            router.settle();
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
                        skipped.size());
    }
}
