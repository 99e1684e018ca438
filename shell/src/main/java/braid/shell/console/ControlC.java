package braid.shell.console;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.NonBlockingReader;

/// Ctrl-C keys on their way: typed, and not yet read by anybody. They stay among the other keys, so that what was
/// typed before one can be dropped and what was typed after it is kept.
final class ControlC {
    static final int KEY = 3;

    /// What was heard arrives much sooner, unless the terminal is closed.
    private static final long PATIENCE_MILLIS = 1000;

    private final AtomicInteger waiting = new AtomicInteger();

    void typed() {
        waiting.incrementAndGet();
    }

    /// Somebody has read one.
    void read() {
        waiting.updateAndGet(count -> Math.max(0, count - 1));
    }

    boolean isWaiting() {
        return waiting.get() > 0;
    }

    /// Drops all keys up to the last one, which may still be on its way here.
    ///
    /// @param keys notes here each one that is read
    void drop(NonBlockingReader keys) {
        try {
            while (isWaiting()) {
                if (keys.read(PATIENCE_MILLIS) < 0) {
                    waiting.set(0);
                }
            }
        } catch (IOException _) {
            // A terminal that is closed has no keys.
        }
    }
}
