package braid.shell.router;

import braid.dataplane.Dataplane;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.config.Configuration;
import braid.shell.config.Draft;
import braid.shell.config.HardwarePorts;
import braid.shell.config.StateFailure;
import braid.shell.config.Store;
import braid.shell.intent.Intent;
import braid.shell.intent.Intents;
import braid.shell.script.CommandFailure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The thread that owns the store. Changes come in one at a time; the disk and the dataplane follow when
/// somebody waits for them, or when no change has come for a moment, so that a script does not wait for
/// each line.
final class ConfigThread implements AutoCloseable {
    private static final long PAUSE_MILLIS = 20;
    private static final long LONGEST_WAIT_MILLIS = 1000;
    private static final long WATCH_MILLIS = 500;

    private final Store store;
    private final Optional<Dataplane> dataplane;
    private final Supplier<List<LinkStatus>> links;
    private final Intents intents;
    private final Consumer<Intent> publish;
    private final Consumer<String> report;
    private final Consumer<Throwable> defect;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("config").daemon(true).factory());
    private volatile CompletableFuture<Dataplane.Applied> applied =
            CompletableFuture.completedFuture(new Dataplane.Applied(Map.of()));
    private Optional<Configuration> planned = Optional.empty();
    private Optional<List<String>> seenPorts = Optional.empty();
    /// The entries of the ports seen, until they are in the configuration.
    private Optional<Draft> found = Optional.empty();
    private boolean followUpScheduled;
    private final Map<Wish, String> unfulfilled = new EnumMap<>(Wish.class);

    /// What is done while nobody waits. What the disk does not take is tried again by the next [#watch].
    private enum Wish {
        ENTRIES_OF_PORTS,
        CARRYING_OUT,
        TIDY_FILES
    }

    /// @param report takes what went wrong while nobody waited, a sentence
    /// @param defect told when something of ours ended such work: nothing is carried out any longer
    ConfigThread(
            Store store,
            Optional<Dataplane> dataplane,
            Supplier<List<LinkStatus>> links,
            Intents intents,
            Consumer<Intent> publish,
            Consumer<String> report,
            Consumer<Throwable> defect) {
        this.store = store;
        this.dataplane = dataplane;
        this.links = links;
        this.intents = intents;
        this.publish = publish;
        this.report = report;
        this.defect = defect;
    }

    /// Finds the machine's ports and carries the configuration out for the first time; then watches the
    /// ports. What was recovered is carried out whether or not the disk takes more.
    void start() {
        join(thread.submit(() -> {
            wish(Wish.ENTRIES_OF_PORTS, this::lookAtPorts);
            apply();
            wish(Wish.CARRYING_OUT, store::sync);
            wish(Wish.TIDY_FILES, store::tidy);
        }));
        var _ = thread.scheduleWithFixedDelay(
                () -> background(this::watch), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Runs a change on the thread and waits for its end.
    <T> T call(Supplier<T> change) {
        return ask(() -> {
            T result = change.get();
            publish.accept(intents.of(store.now(), links.get()));
            if (!followUpScheduled) {
                followUpScheduled = true;
                var _ = thread.schedule(() -> background(this::followUp), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
            return result;
        });
    }

    /// Runs something on the thread that changes nothing.
    <T> T ask(Supplier<T> question) {
        return join(thread.submit(question::get));
    }

    void settle() {
        join(thread.submit(this::carryOut));
        try {
            applied.get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // what is late or failed shows at the items it concerns
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Nobody waits for this work.
    private void background(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error ours) {
            defect.accept(ours);
            throw ours;
        }
    }

    /// What goes wrong is said in the log, once until it is something else.
    private void wish(Wish wish, Runnable work) {
        try {
            work.run();
            unfulfilled.remove(wish);
        } catch (StateFailure failure) {
            if (!failure.getMessage().equals(unfulfilled.put(wish, failure.getMessage()))) {
                report.accept(failure.getMessage());
            }
        }
    }

    private void followUp() {
        followUpScheduled = false;
        wish(Wish.CARRYING_OUT, this::carryOut);
    }

    private void carryOut() {
        store.sync();
        apply();
    }

    private void apply() {
        if (!planned.equals(Optional.of(store.now())) || applied.isCompletedExceptionally()) {
            Configuration configuration = store.now();
            Intent intent = intents.of(configuration, links.get());
            publish.accept(intent);
            applied = dataplane
                    .map(running -> running.apply(intent.state()))
                    .orElseGet(() -> CompletableFuture.completedFuture(new Dataplane.Applied(Map.of())));
            planned = Optional.of(configuration);
        }
    }

    /// What could not be done before is tried again.
    private void watch() {
        wish(Wish.ENTRIES_OF_PORTS, this::lookAtPorts);
        if (!followUpScheduled) {
            followUp();
            wish(Wish.TIDY_FILES, store::tidy);
        }
    }

    /// Ports that came or went change what the configuration means; other links, sessions' among them, do
    /// not.
    private void lookAtPorts() {
        List<LinkStatus> now = links.get();
        List<String> seen = PortDiscovery.ports(now).stream()
                .map(link -> link.index() + " " + link.linuxName() + " " + link.macAddress())
                .toList();
        if (!seenPorts.equals(Optional.of(seen))) {
            seenPorts = Optional.of(seen);
            planned = Optional.empty();
            found = Optional.of(entriesOf(now));
        }
        if (found.isPresent()) {
            // The same again while it can be: each entry of a new one would take a number for ever.
            Draft draft =
                    found.filter(entries -> entries.base().isSame(store.now())).orElseGet(() -> entriesOf(now));
            found = Optional.of(draft);
            store.adopt(draft);
            found = Optional.empty();
        }
    }

    private Draft entriesOf(List<LinkStatus> links) {
        Draft draft = store.draft();
        PortDiscovery.run(draft, links, id -> store.mayReturnTo(HardwarePorts.MENU, id));
        return draft;
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure.Interrupted();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case CommandFailure failure -> failure;
            case StateFailure failure -> new CommandFailure("failure: " + failure.getMessage());
            case RuntimeException defect -> defect;
            case Error error -> throw error;
            case Throwable other -> new IllegalStateException(other);
        };
    }

    @Override
    public void close() {
        try {
            join(thread.submit(store::sync));
        } finally {
            end();
        }
    }

    private void end() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the config thread does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
