package braid.shell.command;

import braid.shell.config.Item;
import braid.shell.config.KeptScripts;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.script.Host;
import braid.shell.script.Jobs;
import braid.shell.script.Pause;
import braid.shell.value.Texts;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `:execute`, `:time`, `:retry`, `:jobname`: code that runs elsewhere, again, or under a watch.
final class JobDirectives {
    private JobDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.of("execute", "runs a script in the background")
                        .text("script", "the script, or the name of a stored one")
                        .positional()
                        .plain("file", "file that gets the output")
                        .toggle("as-string", "waits, and gives the output")
                        .does(JobDirectives::execute),
                Declaration.of("time", "gives the time that a block takes")
                        .block("command", "the block")
                        .positional()
                        .does(JobDirectives::time),
                Declaration.of("retry", "runs a block until it succeeds")
                        .block("command", "the block")
                        .positional()
                        .plain("delay", "how long to wait after a failure")
                        .plain("max", "how often to try")
                        .block("on-error", "run when the last try has failed")
                        .does(JobDirectives::retry),
                Declaration.of("jobname", "gives the name of the running script")
                        .does(execution -> execution
                                .context()
                                .jobName()
                                .<Value>map(Value.Str::new)
                                .orElseGet(Value.Nothing::new)));
    }

    private static Value execute(Execution execution) {
        String given = Texts.of(execution.need("script"));
        Optional<Item> kept = KeptScripts.named(
                execution.context().service(Workspace.class).view().configuration(), given);
        String text = kept.map(KeptScripts::source).orElse(given);
        if (Choice.on(execution, "as-string")) {
            return new Value.Str(ScriptOutput.of(text, execution.context()));
        }
        long id = execution
                .context()
                .service(Jobs.class)
                .start(new Jobs.Work(
                        kept.map(item -> new Jobs.Script(item.id(), given)),
                        execution.context().user(),
                        text,
                        execution.value("file").map(Texts::of),
                        "execute"));
        return new Value.Id(id);
    }

    private static Value time(Execution execution) {
        Host host = execution.context().service(Host.class);
        long before = host.nanoTime();
        execution.run("command", Map.of());
        return new Value.Time(Math.max(0, host.nanoTime() - before));
    }

    /// The error of the last try is the command's, unless `on-error` deals with it.
    private static Value retry(Execution execution) {
        long tries = Choice.number(execution, "max", 1, 1, Integer.MAX_VALUE);
        long delay = Choice.time(execution, "delay", Times.SECOND);
        for (long left = tries - 1; left > 0; left--) {
            Optional<Value> done = ErrorDirectives.guarded(
                    execution, () -> Optional.of(execution.run("command", Map.of())), _ -> Optional.empty());
            if (done.isPresent()) {
                return done.get();
            }
            execution.context().service(Pause.class).pause(delay);
        }
        return execution.has("on-error")
                ? ErrorDirectives.guarded(
                        execution, () -> execution.run("command", Map.of()), _ -> execution.run("on-error", Map.of()))
                : execution.run("command", Map.of());
    }
}
