package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineCommand.Configure;
import braid.dataplane.engine.EngineCommand.InterfaceRefused;
import braid.dataplane.engine.EngineCommand.PortDown;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.engine.QuietTun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What happens when one side does not come to take what the other puts.
class BoundsTest {
    private final List<EngineCommand> taken = new ArrayList<>();
    private boolean full = true;
    private final EngineBox box = new EngineBox(command -> !full && taken.add(command));

    @Test
    void answersToABusyEngineAreDroppedBeyondTheBoundAndCounted() {
        for (int i = 0; i < EngineBox.MOST_ANSWERS + 5; i++) {
            box.put(new InterfaceRefused(QuietTun.made(i), "no memory"));
        }
        box.put(new PortDown("eth0", "it was removed"));
        assertThat(box.dropped()).isEqualTo(5);

        full = false;
        assertThat(box.flush()).isFalse();
        assertThat(taken).hasSize(EngineBox.MOST_ANSWERS + 1).endsWith(new PortDown("eth0", "it was removed"));
        box.put(new InterfaceRefused(QuietTun.made(1), "again"));
        assertThat(taken).hasSize(EngineBox.MOST_ANSWERS + 2);
    }

    @Test
    void onlyTheLatestConfigurationAndTheLatestStateOfAPortWait() {
        for (int i = 0; i < 1000; i++) {
            box.put(new Configure(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
            box.put(new PortDown("eth0", "for the time " + i));
        }
        full = false;
        box.flush();
        assertThat(taken).hasSize(2).contains(new PortDown("eth0", "for the time 999"));
    }

    @Test
    void aFullQueueTakesNoNewSessionAndStillTakesBackTheOldOnes() {
        KernelQueue queue = new KernelQueue(() -> {});
        int bundle = 0;
        while (queue.prepare(session(bundle))) {
            bundle++;
        }
        assertThat(bundle).isEqualTo(KernelQueue.MOST_INTERFACES);
        for (int i = 0; i < 2 * KernelQueue.MOST_WAITING; i++) {
            queue.portClosed("eth0");
        }
        assertThat(queue.dropped()).isPositive();
        for (int i = 0; i < bundle; i++) {
            queue.release(i);
        }
        long releases = 0;
        for (Optional<KernelRequest> next = queue.take(); next.isPresent(); next = queue.take()) {
            releases += next.get() instanceof KernelRequest.Release ? 1 : 0;
        }
        assertThat(releases).isEqualTo(bundle);
        assertThat(queue.prepare(session(bundle))).isTrue();
    }

    private static SessionInterface session(int bundle) {
        return new SessionInterface(
                bundle,
                "server",
                Optional.empty(),
                "ppp",
                1500,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }
}
