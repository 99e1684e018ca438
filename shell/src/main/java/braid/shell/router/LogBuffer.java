package braid.shell.router;

import braid.dataplane.status.LogEvent;
import braid.shell.status.LogLine;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/// The latest lines of the log. Thread safe.
final class LogBuffer {
    /// RouterOS keeps as many in memory.
    private static final int MOST_LINES = 1000;

    private final InstantSource clock;
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private long sequence;

    LogBuffer(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(LogEvent event) {
        lines.addLast(new LogLine(++sequence, clock.instant(), event));
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
    }

    synchronized List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
