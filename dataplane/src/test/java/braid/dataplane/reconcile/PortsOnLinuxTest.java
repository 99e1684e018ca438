package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.control.TestConfigurations;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.Poller;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.LinkSettings;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.firewall.Firewall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Ports come and go with their interfaces, and take their leave of the engine first.
@KernelTest
class PortsOnLinuxTest extends WorkerOnLinux {
    @Test
    void portsOpenAndCloseWithTheirCarrier() throws Exception {
        apply(state(List.of(), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        assertThat(commands).hasSize(2).last().isInstanceOfSatisfying(EngineCommand.PortUp.class, up -> {
            assertThat(up.port().linuxName()).isEqualTo("ether1");
            up.port().close();
        });
        LabNetwork.down(neighbour, "far1");
        workUntilCommands(3);
        assertThat(commands).hasSize(3).last().isEqualTo(new EngineCommand.PortDown("ether1", "it has no carrier"));
        LabNetwork.up(neighbour, "far1");
        workUntilCommands(4);
        assertThat(commands)
                .hasSize(4)
                .last()
                .isInstanceOfSatisfying(
                        EngineCommand.PortUp.class, up -> up.port().close());
    }

    @Test
    void aClientDoesWithoutALineAsLongAsItHasAnother() throws Exception {
        assertThat(apply(dialling("ether1", "ether9"))).isEmpty();
        assertThat(apply(dialling("ether8", "ether9"))).isEqualTo(Map.of("client1", "interface ether8 does not exist"));
        commands.forEach(command -> {
            if (command instanceof EngineCommand.PortUp(var port)) {
                port.close();
            }
        });
    }

    private static NetworkState dialling(String... lines) {
        return new NetworkState(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(TestConfigurations.client(lines)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Firewall.EMPTY);
    }

    @Test
    void aPortIsTakenDownAfterItsSessionsWereEnded() throws Exception {
        apply(state(List.of(), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        var off = new LinkSettings("ether1", Optional.of(false), OptionalInt.empty(), Optional.empty());
        var answer = queue.apply(state(List.of(off), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        nowNanos += 2 * SECOND;
        worker.doWork(nowNanos);
        worker.doWork(nowNanos);
        assertThat(commands.getLast())
                .isEqualTo(new EngineCommand.PortLeave("ether1", "interface ether1 was disabled"));
        assertThat(answer).isNotDone();
        assertThat(link("ether1"))
                .hasValueSatisfying(link -> assertThat(link.up()).isTrue());

        queue.portClosed("ether1");
        worker.doWork(nowNanos);
        assertThat(answer).isCompleted();
        assertThat(link("ether1"))
                .hasValueSatisfying(link -> assertThat(link.up()).isFalse());
        assertThat(commands).noneMatch(command -> command instanceof EngineCommand.PortDown);
    }

    @Test
    void anEngineThatDoesNotSayGoodbyeKeepsNoPortUp() throws Exception {
        apply(state(List.of(), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        var off = new LinkSettings("ether1", Optional.of(false), OptionalInt.empty(), Optional.empty());
        apply(state(List.of(off), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        assertThat(link("ether1"))
                .hasValueSatisfying(link -> assertThat(link.up()).isFalse());
    }

    /// The kernel tells of a carrier when it gets round to it.
    private void workUntilCommands(int count) throws KernelException {
        try (Poller poller = Poller.open()) {
            poller.watch(notifications.descriptor(), 1);
            for (int wait = 0; commands.size() < count && wait < 10; wait++) {
                poller.await(5 * SECOND, new int[1]);
                work();
            }
        }
    }

    private static PppoeServer server(String name) {
        var options =
                new LinkOptions(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        return new PppoeServer(
                "server", name, "ac", "isp", true, options, Set.of(), false, OptionalInt.empty(), 0, "default");
    }
}
