package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.linux.Nftables;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.NftNotification;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@KernelTest
class FirewallCountersTest extends WorkerOnLinux {
    private FaultyNetlink asked;
    private FirewallKeeper.Surroundings with;

    @Override
    Optional<FirewallKeeper.Surroundings> firewall() throws KernelException {
        var library = router.run(Nftables::open);
        assumeTrue(library.isPresent(), "needs libnftables1");
        assertThat(library.get().run("add table ip braid").errors()).isEmpty();
        asked = new FaultyNetlink(router.run(() -> NetlinkSocket.forNetfilter()));
        with = new FirewallKeeper.Surroundings(
                Optional.of(library.get()),
                new NftNetlink(asked),
                router.run(() -> NetlinkSocket.forNetfilter(NftNotification.GROUP)),
                router.run(() -> NetlinkSocket.forNetfilter()));
        return Optional.of(with);
    }

    @AfterEach
    void close() {
        with.close();
    }

    @Test
    void whoAsksForCountersHearsThatTheKernelDoesNotAnswer() throws Exception {
        asked.refuseDumps(true);
        var answer = queue.firewall();
        worker.doWork(nowNanos);
        assertThat(answer).isCompletedExceptionally();

        asked.refuseDumps(false);
        var next = queue.firewall();
        worker.doWork(nowNanos);
        assertThat(next).isCompleted();
    }
}
