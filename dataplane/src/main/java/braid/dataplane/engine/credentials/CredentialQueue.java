package braid.dataplane.engine.credentials;

import braid.dataplane.engine.CredentialPort;
import braid.dataplane.network.PppUser;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/// The way to the worker that judges credentials: from any thread, never waiting.
public final class CredentialQueue implements CredentialPort {
    /// Checks that may wait: more than are judged in the time that an answer is good for help nobody.
    public static final int MOST_WAITING = 1 << 14;

    private final BlockingQueue<CredentialCheck> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LongAdder refused = new LongAdder();
    private volatile List<PppUser> users = List.of();

    @Override
    public void users(List<PppUser> those) {
        users = List.copyOf(those);
    }

    @Override
    public boolean check(CredentialCheck check) {
        boolean taken = waiting.offer(check);
        if (!taken) {
            refused.increment();
        }
        return taken;
    }

    /// Checks that had no room.
    public long refused() {
        return refused.sum();
    }

    /// Waits for the next check. Worker's thread only.
    CredentialCheck take() throws InterruptedException {
        return waiting.take();
    }

    /// At least as new as the check that was taken last.
    List<PppUser> users() {
        return users;
    }
}
