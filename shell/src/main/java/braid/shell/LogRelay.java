package braid.shell;

import braid.dataplane.status.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps what the dataplane says until the router's log is there to hear it.
final class LogRelay implements Consumer<LogEvent> {
    private final List<LogEvent> early = new ArrayList<>();
    private Consumer<LogEvent> log = early::add;

    @Override
    public synchronized void accept(LogEvent event) {
        log.accept(event);
    }

    synchronized void reach(Consumer<LogEvent> target) {
        early.forEach(target);
        early.clear();
        log = target;
    }
}
