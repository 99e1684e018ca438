package braid.shell;

import braid.shell.command.FileChange;
import braid.shell.router.Router;
import braid.shell.router.Scheduling;
import braid.shell.router.SessionScripts;
import braid.shell.schema.Menu;
import braid.shell.script.CommandFailure;
import braid.shell.script.Interpreter;
import braid.shell.session.Services;
import braid.shell.session.SessionJobs;
import braid.shell.status.ScriptStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The scripts of one router: those that are running, and the scheduler.
public final class Scripts implements AutoCloseable {
    private final SessionJobs jobs;
    private final Scheduling scheduling;
    private final SessionScripts sessions;

    /// @param services what jobs find, asked when one starts
    public Scripts(Router router, Menu root, Interpreter interpreter, Supplier<Services> services) {
        this.jobs = new SessionJobs(new SessionJobs.Setting(
                root,
                services,
                interpreter::fresh,
                InstantSource.system(),
                () -> router.isRunning() ? Optional.<CommandFailure>empty() : Optional.of(router.notRunning()),
                new RouterEndings(router)));
        this.scheduling = new Scheduling(router, jobs);
        this.sessions = new SessionScripts(router, jobs);
        router.scriptsAre(() -> status(interpreter));
    }

    /// Lets the scheduler run what is due, and sessions what they bring; only a running router does that.
    public void start() {
        scheduling.start();
        sessions.start();
    }

    public SessionJobs jobs() {
        return jobs;
    }

    private ScriptStatus status(Interpreter interpreter) {
        Map<Long, ScriptStatus.Runs> runs = new TreeMap<>();
        jobs.runs()
                .forEach((id, ran) ->
                        runs.put(id, new ScriptStatus.Runs(ran.count(), Optional.of(ran.last()), Optional.empty())));
        return new ScriptStatus(
                jobs.running().stream()
                        .map(job -> new ScriptStatus.Job(
                                job.id(), job.script().map(script -> script.name()), job.owner(), job.started()))
                        .toList(),
                runs,
                scheduling.status(),
                interpreter.globals().all());
    }

    /// Nothing begins from now on, and what runs is told to end.
    public void stop() {
        scheduling.stop();
        sessions.close();
        jobs.stop();
    }

    @Override
    public void close() {
        try (jobs) {
            scheduling.close();
            sessions.close();
        }
    }

    /// What a script leaves in the router.
    private record RouterEndings(Router router) implements SessionJobs.Endings {
        @Override
        public void settle() {
            router.settle();
        }

        /// RouterOS adds the extension.
        @Override
        public void wrote(String file, String text) {
            router.files().apply(new FileChange.Write(file.contains(".") ? file : file + ".txt", text));
        }

        @Override
        public void log(List<String> topics, String message) {
            router.log(topics, message);
        }
    }
}
