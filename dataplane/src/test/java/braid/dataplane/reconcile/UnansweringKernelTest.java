package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineCommand.InterfaceLost;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.netlink.AddressRequests;
import braid.dataplane.network.LinkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// A kernel that gives no list, or drops the word of what happened.
@KernelTest
class UnansweringKernelTest extends WorkerOnLinux {
    private boolean full = true;

    @Test
    void aConfigurationThatTheKernelInterruptsIsCarriedOutByTheNextCycle() throws Exception {
        apply(home());
        commands.clear();
        var off = new LinkSettings("ether1", Optional.of(false), OptionalInt.empty(), Optional.empty());
        var answer = queue.apply(state(List.of(off), List.of(), List.of(), List.of(), List.of()));
        requests.refuseDumps(true);
        for (int cycle = 0; cycle < 2; cycle++) {
            nowNanos += 2 * SECOND;
            assertThatThrownBy(() -> worker.doWork(nowNanos)).isInstanceOf(KernelException.class);
            assertThat(answer).isNotDone();
        }
        assertThat(commands).isEmpty();

        requests.refuseDumps(false);
        worker.doWork(nowNanos);
        assertThat(answer)
                .isCompletedWithValueMatching(applied -> applied.problems().isEmpty());
        assertThat(commands).hasAtLeastOneElementOfType(EngineCommand.Configure.class);
        assertThat(link("ether1"))
                .hasValueSatisfying(link -> assertThat(link.up()).isFalse());
        assertThat(worker.snapshot().routes()).noneMatch(route -> route.key().equals(Optional.of("route")));
        commands.clear();
        work();
        assertThat(commands).isEmpty();
    }

    @Test
    void noticesOlderThanTheDumpThatReplacesThemAreReadBeforeIt() throws Exception {
        work();
        int ether1 = somebodyElse.indexOf("ether1");
        somebodyElse.execute(AddressRequests.add(ether1, LAN, Optional.empty()), "add an address");
        notifications.hold();
        somebodyElse.execute(AddressRequests.remove(ether1, LAN, Optional.empty()), "remove it");
        notifications.overrun();
        work();
        assertThat(addresses("ether1")).doesNotContain(LAN);
    }

    @Test
    void whatTheEngineHadNoRoomForIsToldThoughTheKernelDoesNotAnswer() {
        List<EngineCommand> taken = new ArrayList<>();
        EngineBox box = new EngineBox(command -> !full && taken.add(command));
        KernelCycle cycle = new KernelCycle(worker, box, new Overflows(queue, box, nowNanos), log::add);
        box.put(new InterfaceLost(7, "it was deleted"));
        requests.refuseDumps(true);
        nowNanos += 61 * SECOND; // an audit is due
        assertThat(cycle.run(nowNanos)).as("looks again soon").isEqualTo(SECOND / 1000);
        assertThat(taken).isEmpty();

        full = false;
        assertThat(cycle.run(nowNanos)).isEqualTo(SECOND);
        assertThat(taken).containsExactly(new InterfaceLost(7, "it was deleted"));
        assertThat(log)
                .filteredOn(event -> event.message().startsWith("the kernel does not answer: "))
                .as("said once")
                .hasSize(1);
    }
}
