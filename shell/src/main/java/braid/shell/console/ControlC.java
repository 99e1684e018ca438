package braid.shell.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.NonBlockingReader;

/// Ctrl-C keys on their way: typed, and not yet read by anybody. They stay among the other keys, so that
/// what was typed before one can be dropped and what was typed after it is kept.
final class ControlC {
    static final int KEY = 3;

    private static final byte[] PASTE_BEGIN = "\033[200~".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PASTE_END = "\033[201~".getBytes(StandardCharsets.US_ASCII);

    /// What was heard arrives much sooner, unless the terminal is closed.
    private static final long PATIENCE_MILLIS = 1000;

    private final AtomicInteger waiting = new AtomicInteger();

    /// Hears keys as they come; those between the marks of a paste are text.
    ///
    /// @return whether one was typed
    boolean hear(byte[] keys) {
        int typed = 0;
        int pasted = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == KEY) {
                pasted++;
            } else if (endsAt(keys, i, PASTE_BEGIN)) {
                typed += pasted;
                pasted = 0;
            } else if (endsAt(keys, i, PASTE_END)) {
                pasted = 0;
            }
        }
        int all = typed + pasted;
        waiting.addAndGet(all);
        return all > 0;
    }

    private static boolean endsAt(byte[] keys, int last, byte[] mark) {
        int from = last + 1 - mark.length;
        return from >= 0 && Arrays.equals(keys, from, last + 1, mark, 0, mark.length);
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
