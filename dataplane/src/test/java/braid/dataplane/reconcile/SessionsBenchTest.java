package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one more session costs the kernel's worker among those that are up, and what a second costs in which nothing
/// happens; printed.
@KernelTest
@Tag("bench")
class SessionsBenchTest extends WorkerOnLinux {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 60;

    private record Cost(long nanos, long bytes) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f ms and %d kB", nanos / 1e6, bytes / 1024);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000})
    void oneMoreSession(int sessions) throws Exception {
        for (int bundle = 0; bundle < sessions; bundle++) {
            comesUp(bundle);
            settle();
        }
        assertThat(commands).hasSize(sessions).allMatch(InterfaceReady.class::isInstance);
        List<Cost> up = new ArrayList<>();
        List<Cost> down = new ArrayList<>();
        List<Cost> quiet = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int bundle = sessions + round;
            up.add(costOf(() -> comesUp(bundle)));
            down.add(costOf(() -> goes(bundle)));
            quiet.add(costOf(() -> nowNanos += SECOND));
        }
        System.out.printf(
                "among %d sessions: one more %s, one less %s, a quiet second %s%n",
                sessions, median(up), median(down), median(quiet));
    }

    private void comesUp(int bundle) {
        queue.sessionOpened(key(bundle));
        queue.prepare(new SessionInterface(
                bundle,
                "server",
                Optional.of("ppp-in" + bundle),
                "<pppoe-user" + bundle + ">",
                1500,
                Optional.of(new IpAddress.V4(0x0a010001)),
                Optional.of(new IpAddress.V4(0x0a020000 + bundle)),
                Optional.empty(),
                OptionalInt.empty()));
    }

    private void goes(int bundle) {
        queue.sessionClosed(key(bundle));
        queue.release(bundle);
    }

    private static SessionKey key(int bundle) {
        return new SessionKey("ether1", new MacAddress(0x0200_0000_0000L + bundle), 1 + bundle);
    }

    private Cost costOf(Runnable asked) throws KernelException {
        asked.run();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = System.nanoTime();
        settle();
        return new Cost(System.nanoTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    private static Cost median(List<Cost> costs) {
        return new Cost(
                costs.stream().mapToLong(Cost::nanos).sorted().toArray()[costs.size() / 2],
                costs.stream().mapToLong(Cost::bytes).sorted().toArray()[costs.size() / 2]);
    }
}
