package braid.shell.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waiting for what other processes do: asked again and again until it holds, with a deadline.
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /// A question that may have to ask a process or a file.
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    public static void until(String what, Duration limit, Condition condition) throws Exception {
        until(what, limit, condition, () -> "");
    }

    /// @param details added to the failure, asked for only then
    public static void until(String what, Duration limit, Condition condition, Supplier<String> details)
            throws Exception {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (deadlineNanos - System.nanoTime() <= 0) {
                throw new AssertionError(what + ": not within " + limit + "\n" + details.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
