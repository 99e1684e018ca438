package braid.shell.router;

import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.PppProfileMenu;
import braid.shell.schema.GivenText;
import braid.shell.script.CommandFailure;
import braid.shell.script.Jobs;
import braid.shell.status.SessionNews;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The thread `session-scripts`: starts the `on-up` and `on-down` of profiles as jobs, in the order in which sessions
/// came and went. A session waits for none of them; when a thousand come at once, their scripts wait for each other.
public final class SessionScripts implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    /// Leaves room among the jobs for those of people and of the scheduler.
    private static final int MOST_AT_ONCE = 32;

    private final Router router;
    private final Jobs jobs;
    private final Queue<SessionNews> waiting = new ArrayDeque<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("session-scripts").daemon(true).factory());

    public SessionScripts(Router router, Jobs jobs) {
        this.router = router;
        this.jobs = jobs;
    }

    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::background, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void background() {
        try {
            look();
        } catch (RuntimeException | Error defect) {
            router.endedBy(defect);
            throw defect;
        }
    }

    /// Starts what has to be run now.
    void look() {
        if (waiting.isEmpty()) {
            waiting.addAll(router.sessionNews());
        }
        Configuration configuration = router.configuration();
        while (!waiting.isEmpty() && jobs.running().size() < MOST_AT_ONCE) {
            run(waiting.remove(), configuration);
        }
    }

    private void run(SessionNews event, Configuration configuration) {
        String text = script(event, configuration);
        if (text.isBlank()) {
            return;
        }
        try {
            jobs.start(Triggered.by(configuration, text, Optional.empty(), "ppp", event.variables(router.view())));
        } catch (CommandFailure e) {
            router.log(List.of("script", "error"), e.getMessage());
        }
    }

    /// As the profile has it now; empty text for none.
    private static String script(SessionNews event, Configuration configuration) {
        Optional<Item> profile = event.profile().flatMap(key -> ItemKey.item(configuration, key));
        return profile.map(item -> item.get(event.up() ? PppProfileMenu.ON_UP : PppProfileMenu.ON_DOWN))
                .map(GivenText::of)
                .orElse("");
    }

    /// Nothing is started from now on.
    @Override
    public void close() {
        thread.shutdown();
    }
}
