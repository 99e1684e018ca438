package braid.shell.session;

import braid.shell.schema.Menu;
import braid.shell.script.CommandFailure;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import braid.shell.script.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Scripts at work, each on a thread `script-N` with a session of its own.
public final class SessionJobs implements Jobs, AutoCloseable {
    /// Jobs at a time.
    private static final int MOST = 64;

    private static final int COLUMNS = 80;
    private static final Duration LONGEST_END = Duration.ofMillis(500);

    /// What jobs need of the router.
    ///
    /// @param interpreter a new one for each job
    /// @param refusal why no job can run by itself, empty when one can
    /// @param endings what has to be done when a job has ended
    public record Setting(
            Menu root,
            Supplier<Services> services,
            Supplier<Interpreter> interpreter,
            InstantSource clock,
            Supplier<Optional<CommandFailure>> refusal,
            Endings endings) {}

    /// What has to be done when a job has ended. On the job's thread.
    public interface Endings {
        /// What it changed is put on the disk.
        void settle();

        void wrote(String file, String text);

        void log(List<String> topics, String message);
    }

    /// @param thread that it runs on
    /// @param ended completed when nothing of it is left to wait for
    /// @param output of one that runs by itself
    private record Running(
            Job job, Thread thread, Runnable stop, CompletableFuture<Void> ended, Optional<Tail> output) {}

    private final Setting setting;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, Running> running = new ConcurrentSkipListMap<>();
    private final Map<Long, Runs> runs = new ConcurrentSkipListMap<>();

    /// Stopped ones that still run.
    private final Set<Long> gone = ConcurrentHashMap.newKeySet();

    private volatile boolean closing;

    public SessionJobs(Setting setting) {
        this.setting = setting;
    }

    @Override
    public long start(Work work) {
        setting.refusal().get().ifPresent(refusal -> {
            throw refusal;
        });
        if (closing) {
            throw new CommandFailure("failure: the router ends");
        }
        if (running.size() >= MOST) {
            throw new CommandFailure("failure: too many scripts are running");
        }
        JobScreen screen = new JobScreen(COLUMNS, work.file().isPresent());
        Session session = new Session(
                work.owner(),
                setting.root(),
                setting.services().get(),
                screen,
                work.script().map(Script::name));
        Job job = job(work.script(), work.owner());
        Thread thread = Thread.ofPlatform()
                .name("script-" + job.id())
                .daemon()
                .unstarted(() -> run(job, work, session, screen));
        running.put(
                job.id(),
                new Running(job, thread, session::end, new CompletableFuture<>(), Optional.of(screen.tail())));
        thread.start();
        return job.id();
    }

    private Job job(Optional<Script> script, String owner) {
        Job job =
                new Job(lastId.incrementAndGet(), script, owner, setting.clock().instant());
        script.ifPresent(kept -> runs.merge(
                kept.id(), new Runs(1, job.started()), (before, _) -> new Runs(before.count() + 1, job.started())));
        return job;
    }

    private void run(Job job, Work work, Session session, JobScreen screen) {
        try (session) {
            Optional<Failed> failed =
                    setting.interpreter().get().fresh(work.variables()).run(work.text(), session);
            setting.endings().settle();
            failed.filter(failure -> failure.kind() != Failed.Kind.INTERRUPTED)
                    .map(Failed::textWithPlace)
                    .ifPresent(message -> {
                        screen.remark(message);
                        report(work, message);
                    });
            work.file().ifPresent(file -> setting.endings().wrote(file, screen.text()));
        } catch (CommandFailure e) {
            report(work, e.getMessage());
        } catch (RuntimeException defect) {
            report(work, "internal error: " + defect);
            throw defect;
        } finally {
            screen.tail().end();
            running.remove(job.id()).ended().complete(null);
            gone.remove(job.id());
        }
    }

    /// The lines that RouterOS 7 writes.
    private void report(Work work, String message) {
        String name = work.script().map(Script::name).orElse("");
        setting.endings()
                .log(
                        List.of("script", "error"),
                        ("executing script " + name + " from " + work.cause() + " failed, please check it manually")
                                .replace("  ", " "));
        setting.endings().log(List.of("script", "error", "debug"), message);
    }

    @Override
    public Entry enter(Script script, String owner) {
        AtomicBoolean stopped = new AtomicBoolean();
        Job job = job(Optional.of(script), owner);
        running.put(
                job.id(),
                new Running(
                        job,
                        Thread.currentThread(),
                        () -> stopped.set(true),
                        CompletableFuture.completedFuture(null),
                        Optional.empty()));
        return new Entry() {
            @Override
            public boolean stopped() {
                return stopped.get();
            }

            @Override
            public void close() {
                running.remove(job.id());
                gone.remove(job.id());
            }
        };
    }

    @Override
    public Optional<Output> output(long id) {
        return Optional.ofNullable(running.get(id)).flatMap(Running::output);
    }

    @Override
    public boolean stop(long id) {
        Running found = running.get(id);
        if (found == null || !gone.add(id)) {
            return false;
        }
        found.stop().run();
        if (!found.thread().equals(Thread.currentThread())) {
            await(found.ended());
        }
        if (!running.containsKey(id)) {
            gone.remove(id);
        }
        return true;
    }

    private static void await(CompletableFuture<Void> end) {
        end.copy()
                .completeOnTimeout(null, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public List<Job> running() {
        return running.values().stream()
                .map(Running::job)
                .filter(job -> !gone.contains(job.id()))
                .toList();
    }

    @Override
    public Map<Long, Runs> runs() {
        return new TreeMap<>(runs);
    }

    /// Interrupts all that run; none begins from now on.
    public void stop() {
        closing = true;
        running.values().forEach(job -> job.stop().run());
    }

    /// Interrupts all that run, and waits a moment for all their ends: they still write what they changed.
    @Override
    public void close() {
        stop();
        CompletableFuture<?>[] ends =
                running.values().stream().map(Running::ended).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
