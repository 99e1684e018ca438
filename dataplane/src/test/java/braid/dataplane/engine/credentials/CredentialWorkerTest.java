package braid.dataplane.engine.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.CredentialPort.CredentialCheck;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineCommand.Verdict;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.Secret;
import braid.dataplane.ppp.auth.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The worker on a thread of its own, at an engine that takes verdicts when the test lets it.
class CredentialWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final MacAddress HOST = new MacAddress(0x0200_0000_0001L);

    private final CredentialQueue queue = new CredentialQueue();
    private final BlockingQueue<EngineCommand> engine = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(0);
    private final Semaphore refusals = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("credentials").unstarted(new CredentialWorker(queue, this::offer));

    private boolean offer(EngineCommand command) {
        boolean taken = room.tryAcquire();
        if (taken) {
            engine.add(command);
        } else {
            refusals.release();
        }
        return taken;
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        assertThat(!thread.isAlive() || thread.join(PATIENCE)).isTrue();
    }

    @Test
    void checksAreAnsweredInOrderByTheUsersThatAreKnownWhenTheyAreMade() throws Exception {
        queue.users(List.of(user("joe", "secret"), user("joe", "another's")));
        queue.check(check(1, "joe", "secret"));
        queue.check(check(2, "joe", "another's"));
        queue.check(check(3, "jane", "secret"));
        room.release(4);
        thread.start();
        assertThat(verdicts(3)).containsExactly("1 joe", "2 wrong password", "3 unknown user");

        queue.users(List.of(user("jane", "secret")));
        queue.check(check(4, "joe", "secret"));
        assertThat(verdicts(1)).containsExactly("4 unknown user");
    }

    @Test
    void anEngineWithoutRoomLosesNoVerdict() throws Exception {
        queue.users(List.of(user("joe", "secret")));
        for (int ticket = 1; ticket <= 3; ticket++) {
            queue.check(check(ticket, "joe", "secret"));
        }
        thread.start();
        assertThat(refusals.tryAcquire(2, PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(engine).isEmpty();
        room.release(3);
        assertThat(verdicts(3)).containsExactly("1 joe", "2 joe", "3 joe");
    }

    @Test
    void aFullQueueTakesNoMoreAndCountsThem() {
        for (int ticket = 0; ticket < CredentialQueue.MOST_WAITING; ticket++) {
            assertThat(queue.check(check(ticket, "joe", "secret"))).isTrue();
        }
        assertThat(queue.check(check(-1, "joe", "secret"))).isFalse();
        assertThat(queue.refused()).isEqualTo(1);
    }

    private List<String> verdicts(int count) throws InterruptedException {
        List<String> verdicts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (engine.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    instanceof Verdict(long ticket, var admitted, String reason)) {
                verdicts.add(ticket + " "
                        + admitted.map(admission -> admission.user().name()).orElse(reason));
            }
        }
        return verdicts;
    }

    private static CredentialCheck check(long ticket, String name, String password) {
        return new CredentialCheck(ticket, "server", name, HOST, new Claim.Pap(new Secret(password)));
    }

    private static PppUser user(String name, String password) {
        return new PppUser(
                name,
                name,
                new Secret(password),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteLimits.NONE);
    }
}
