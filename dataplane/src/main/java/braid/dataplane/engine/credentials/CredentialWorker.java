package braid.dataplane.engine.credentials;

import braid.dataplane.engine.CredentialPort.CredentialCheck;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.network.PppUser;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The duty of the thread `credentials`: judges one check after the other, however long that takes, so that neither an
/// engine nor the kernel's worker waits for it, nor it for them. Ends when its thread is interrupted.
///
/// While the engine has no room for a verdict no further check is taken. So nothing is lost here: what waits longer
/// than the queue has room for is refused where it is asked.
public final class CredentialWorker implements Runnable {
    /// While the engine has no room.
    private static final long CROWDED_NANOS = 1_000_000L;

    private final CredentialQueue queue;
    private final Predicate<EngineCommand> engine;
    private List<PppUser> known = List.of();
    private LocalUsers users = LocalUsers.NONE;

    /// @param engine takes a verdict and says whether it had room
    public CredentialWorker(CredentialQueue queue, Predicate<EngineCommand> engine) {
        this.queue = queue;
        this.engine = engine;
    }

    @Override
    public void run() {
        try {
            while (true) {
                CredentialCheck check = queue.take();
                give(users().judge(check));
            }
        } catch (InterruptedException e) {
            // The router ends: nobody waits for a verdict any more.
        }
    }

    private void give(EngineCommand verdict) throws InterruptedException {
        while (!engine.test(verdict)) {
            TimeUnit.NANOSECONDS.sleep(CROWDED_NANOS);
        }
    }

    /// To be asked after a check was taken, so that they are no older than it.
    @SuppressWarnings("ReferenceEquality") // whether there is news; equal lists only cost the time to read them
    private LocalUsers users() {
        List<PppUser> latest = queue.users();
        if (latest != known) {
            known = latest;
            users = new LocalUsers(latest);
        }
        return users;
    }
}
