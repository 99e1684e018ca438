package braid.shell.router;

import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.menu.SystemSchedulerMenu;
import braid.shell.schema.GivenText;
import braid.shell.script.CommandFailure;
import braid.shell.script.Jobs;
import braid.shell.script.Schedule;
import braid.shell.status.ScriptStatus;
import braid.shell.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The thread `scheduler`: looks twice a second which entries of `/system scheduler` are due, and starts their jobs.
public final class Scheduling implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 200;

    /// An entry as it was when its next run was worked out.
    private record Entry(Schedule schedule, long count, Optional<Instant> last, Optional<LocalDateTime> next) {}

    private final Router router;
    private final Jobs jobs;
    private final LocalDateTime start;
    private final Map<Long, Entry> entries = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("scheduler").daemon(true).factory());
    private boolean first = true;
    private volatile Map<Long, ScriptStatus.Runs> status = Map.of();

    public Scheduling(Router router, Jobs jobs) {
        this.router = router;
        this.jobs = jobs;
        this.start = local(router.now());
    }

    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::background, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// By the id of the entry; any thread.
    public Map<Long, ScriptStatus.Runs> status() {
        return status;
    }

    private void background() {
        try {
            look();
        } catch (RuntimeException | Error defect) {
            router.endedBy(defect);
            throw defect;
        }
    }

    /// Starts what is due now.
    void look() {
        Configuration configuration = router.configuration();
        LocalDateTime now = local(router.now());
        Map<Long, ScriptStatus.Runs> found = new HashMap<>();
        Map<Long, Entry> present = new HashMap<>();
        for (Item item : configuration.items(SystemSchedulerMenu.PATH)) {
            boolean disabled = new Value.Bool(true).equals(item.values().get("disabled"));
            Entry entry = entry(item, now);
            if (!disabled && entry.next().filter(next -> !next.isAfter(now)).isPresent()) {
                run(item, configuration);
                entry = new Entry(
                        entry.schedule(),
                        entry.count() + 1,
                        Optional.of(router.now()),
                        entry.schedule().next(now, start));
            }
            present.put(item.id(), entry);
            Optional<Instant> next = disabled
                    ? Optional.empty()
                    : entry.next().map(time -> time.atZone(router.zone()).toInstant());
            found.put(item.id(), new ScriptStatus.Runs(entry.count(), entry.last(), next));
        }
        entries.clear();
        entries.putAll(present);
        first = false;
        status = Map.copyOf(found);
    }

    private Entry entry(Item item, LocalDateTime now) {
        Schedule schedule = schedule(item);
        Entry known = entries.get(item.id());
        if (known != null && known.schedule().equals(schedule)) {
            return known;
        }
        // What is to run when the router starts is due at the first look.
        LocalDateTime behind = first && schedule.start().isEmpty() ? start.minusNanos(1) : now;
        return new Entry(
                schedule,
                known == null ? 0 : known.count(),
                known == null ? Optional.empty() : known.last(),
                schedule.next(behind, start));
    }

    private static Schedule schedule(Item item) {
        Duration interval = item.get(SystemSchedulerMenu.INTERVAL) instanceof Value.Time(long nanos)
                ? Duration.ofNanos(nanos)
                : Duration.ZERO;
        String time = GivenText.of(item.get(SystemSchedulerMenu.START_TIME));
        return new Schedule(
                time.equals(SystemSchedulerMenu.STARTUP)
                        ? Optional.empty()
                        : Optional.of(StartTimes.read(GivenText.of(item.get(SystemSchedulerMenu.START_DATE)), time)),
                interval);
    }

    private void run(Item item, Configuration configuration) {
        String event = GivenText.of(item.get(SystemSchedulerMenu.ON_EVENT));
        Jobs.Script entry = new Jobs.Script(-item.id(), GivenText.of(item.get(SystemSchedulerMenu.NAME)));
        try {
            jobs.start(Triggered.by(configuration, event, Optional.of(entry), "scheduler", Map.of()));
        } catch (CommandFailure e) {
            router.log(List.of("script", "error"), e.getMessage());
        }
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, router.zone());
    }

    /// No entry becomes due from now on.
    public void stop() {
        thread.shutdown();
    }

    /// Waits a moment for what is being started.
    @Override
    public void close() {
        stop();
        try {
            if (!thread.awaitTermination(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                router.log(List.of("script", "warning"), "the scheduler does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
