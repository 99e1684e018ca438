package braid.shell.router;

import braid.grammar.parse.SyntaxError;
import braid.shell.config.Configuration;
import braid.shell.config.ItemKey;
import braid.shell.judge.Ledger;
import braid.shell.judge.LineState;
import braid.shell.judge.Verdict;
import braid.shell.resolve.Call;
import braid.shell.router.DraftWorkspace.Purpose;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import braid.shell.status.SentenceNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs a file on a draft and makes the draft the configuration: all of it or nothing.
public final class Importer {
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
        Progress progress = Progress.of(name, text.length(), session.out());
        Purpose.Import purpose = new Purpose.Import(session.user(), "import of " + name);
        DraftWorkspace workspace = new DraftWorkspace(
                router, options.dryRun() ? new Purpose.Trial() : purpose, FileOrigin.of(text), interpreter.globals());
        try {
            String rest = from(text, options.fromLine());
            FileRun run = new FileRun(workspace, interpreter, rest, session, progress);
            FatalCheck check = new FatalCheck(
                    options.verbose() || options.skipUnknown(),
                    () -> FileRun.trial(router, interpreter, rest, session));
            int skipped = statements(run, options, progress, check);
            return finish(run, options, session, purpose, skipped);
        } catch (CommandFailure failure) {
            progress.clear();
            workspace.takeBack();
            session.out().remark(name + ": " + workspace.leftBehind());
            throw failure;
        } finally {
            progress.clear();
            workspace.takeBack();
        }
    }

    /// The text with everything before a line blanked out, so that places stay what they are.
    ///
    /// @param line 1-based
    private static String from(String text, int line) {
        int start = 0;
        for (int at = 1; at < line; at++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        return text.substring(0, start).replaceAll("[^\n]", " ") + text.substring(start);
    }

    /// Runs them one after the other.
    ///
    /// @return how many were left out
    private static int statements(FileRun run, Options options, Progress progress, FatalCheck check) {
        int skipped = 0;
        int errors = 0;
        for (Optional<FileCalls.Read> read = run.next(); read.isPresent(); read = run.next()) {
            progress.at(read.get().span().start());
            check.before(read.get(), run.workspace().tree());
            if (options.verbose()) {
                run.say("#line " + run.calls().line(read.get()));
                run.say(run.calls().text(read.get()));
            }
            Optional<Failed> failed = run(run, read.get());
            if (failed.isPresent()) {
                check.now();
                if (options.skipUnknown() && canBeSkipped(read.get(), failed.get())) {
                    run.workspace().addUnknown(run.calls().text(read.get()));
                    skipped++;
                } else if (options.verbose() && options.dryRun()) {
                    run.say(failed.get().textWithPlace());
                    errors++;
                } else {
                    throw failure(failed.get().textWithPlace());
                }
            }
        }
        if (errors > 0) {
            throw failure("found " + errors + " error(s) in import file");
        }
        if (options.verbose() && options.dryRun() && skipped == 0) {
            run.say("No syntax errors found in the import file");
        }
        return skipped;
    }

    private static Optional<Failed> run(FileRun run, FileCalls.Read read) {
        return switch (read) {
            case FileCalls.Read.Meant(Call call, var _) -> run.run(call);
            case FileCalls.Read.Bad(SyntaxError error, var _, boolean _) -> Optional.of(Failed.of(error));
        };
    }

    /// What RouterOS does not know either. Where nobody can say where a statement ends, nothing can be left
    /// out.
    private static boolean canBeSkipped(FileCalls.Read read, Failed failed) {
        return failed.unknown() || (read instanceof FileCalls.Read.Bad(var _, var _, boolean torn) && !torn);
    }

    static CommandFailure failure(String message) {
        return new CommandFailure("Script Error: " + message);
    }

    private String finish(FileRun run, Options options, Context session, Purpose.Import purpose, int skipped) {
        Map<String, String> refused = run.refuse();
        if (!options.keepRefused()) {
            Refusals.opening(refused, run.workspace().configuration()).ifPresent(item -> {
                throw failure("failure: " + refused.get(item) + place(run, item));
            });
        }
        if (options.dryRun()) {
            plan(run, session);
        } else {
            keep(run, purpose);
            Set<String> changed = run.workspace().changes().stream()
                    .map(change -> ItemKey.of(change.menu(), change.id()))
                    .filter(item -> !refused.containsKey(item))
                    .collect(Collectors.toSet());
            router.settle(changed).forEach(run::remark);
            router.log(List.of("system", "info"), purpose.action() + " by " + session.user());
        }
        run.ledger().verdicts().stream()
                .filter(verdict -> verdict.state() == LineState.REFUSED)
                .map(Verdict::toString)
                .forEach(run::remark);
        return (options.dryRun()
                        ? "Script file checked, nothing changed ("
                        : "Script file loaded and executed successfully (")
                + counts(run.ledger()) + ", " + skipped + " skipped)";
    }

    private static String counts(Ledger ledger) {
        return List.of(LineState.APPLIED, LineState.STORED, LineState.REFUSED).stream()
                .map(state -> ledger.count(state) + " " + state)
                .collect(Collectors.joining(", "));
    }

    private void plan(FileRun run, Context session) {
        switch (router.plan(run.workspace().intent())) {
            case Router.Plan.Of(List<String> operations) -> {
                SentenceNames names = SentenceNames.between(
                        router.configuration(), run.workspace().configuration());
                operations.forEach(operation -> run.say(names.translate(operation)));
            }
            case Router.Plan.Impossible(String reason) -> session.out().remark(reason);
        }
    }

    private void keep(FileRun run, Purpose.Import purpose) {
        try {
            run.workspace().keep(purpose).forEach(run::remark);
        } catch (Configuration.Conflict conflict) {
            String item = ItemKey.of(conflict.change().menu(), conflict.change().id());
            throw new CommandFailure(router.changedMeanwhile(conflict) + place(run, item));
        }
    }

    private static String place(FileRun run, String item) {
        return run.ledger().lineOf(item).map(line -> " (line " + line + ")").orElse("");
    }
}
