package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.VlanLink;
import braid.dataplane.status.EndCause;
import braid.dataplane.status.EndedSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the configuration asks of the kernel comes, goes and stays.
@KernelTest
class ConfigurationOnLinuxTest extends WorkerOnLinux {
    @Test
    void addressesAndRoutesComeAndGoWithTheConfiguration() throws Exception {
        assertThat(apply(home())).isEmpty();
        assertThat(addresses("ether1")).contains(LAN);
        assertThat(worker.snapshot().routes()).anySatisfy(route -> {
            assertThat(route.key()).contains("route");
            assertThat(route.gateway()).contains(GATEWAY);
            assertThat(route.linuxName()).contains("ether1");
        });
        apply(NetworkState.EMPTY);
        assertThat(addresses("ether1")).doesNotContain(LAN);
        assertThat(worker.snapshot().routes()).noneMatch(route -> route.protocol() == Ownership.PROTOCOL);
    }

    @Test
    void vlansComeAndGoWithTheConfigurationAndAreAdopted() throws Exception {
        var vlan = new VlanLink("vlan", "vlan10", "vlan10", "ether1", 10, false, 1400, true);
        NetworkState state = state(List.of(), List.of(vlan), List.of(), List.of(), List.of());
        String problem = apply(state).getOrDefault("vlan", "");
        assumeFalse(problem.equals("Unknown device type"), "this kernel has no VLANs");
        assertThat(problem).isEmpty();
        assertThat(link("vlan10")).get().satisfies(there -> {
            assertThat(there.ours()).isTrue();
            assertThat(there.up()).isTrue();
            assertThat(there.mtuBytes()).isEqualTo(1400);
        });
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("vlan10")), "delete the VLAN");
        work();
        assertThat(link("vlan10")).isPresent();
        stopWorker();
        startWorker();
        apply(NetworkState.EMPTY);
        assertThat(link("vlan10")).isEmpty();
    }

    /// What stands on it waits with it, and comes when the name is free.
    @Test
    void aVlanWhoseNameSomebodyElseHasWaits() throws Exception {
        LabNetwork.cable(end(router, "vlan10"), end(neighbour, "far10"));
        var vlan = new VlanLink("vlan", "vlan10", "vlan10", "ether1", 10, false, 1400, true);
        NetworkState state = state(List.of(), List.of(vlan), addressOn("vlan10").addresses(), List.of(), List.of());
        String taken = "Linux has another interface named vlan10";
        somebodyElse.execute(LinkRequests.setUp(somebodyElse.indexOf("vlan10"), false), "stop it");

        assertThat(apply(state)).isEqualTo(Map.of("vlan", taken, "address", taken));
        assertThat(link("vlan10")).get().satisfies(there -> {
            assertThat(there.mtuBytes()).isEqualTo(1500);
            assertThat(there.up()).isFalse();
        });
        assertThat(addresses("vlan10")).isEmpty();

        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("vlan10")), "delete it");
        work();
        String problem = worker.snapshot().problems().getOrDefault("vlan", "");
        assumeFalse(problem.equals("Unknown device type"), "this kernel has no VLANs");
        assertThat(worker.snapshot().problems()).isEmpty();
        assertThat(addresses("vlan10")).containsExactly(LAN);
    }

    @Test
    void configuredObjectsStayOverARestartAndAreAdopted() throws Exception {
        apply(home());
        stopWorker();
        startWorker();
        assertThat(addresses("ether1")).contains(LAN);
        apply(NetworkState.EMPTY);
        assertThat(addresses("ether1")).doesNotContain(LAN);
    }

    @Test
    void aMissingInterfaceIsAProblemUntilItAppears() throws Exception {
        NetworkState state = addressOn("ether9");
        assertThat(apply(state)).containsEntry("address", "interface ether9 does not exist");
        LabNetwork.cable(end(router, "ether9"), end(neighbour, "far9"));
        work();
        assertThat(worker.snapshot().problems()).isEmpty();
        assertThat(addresses("ether9")).contains(LAN);
    }

    @Test
    void whoLeftIsNotedInTheStateDirectory() throws Exception {
        EndedSession left = new EndedSession("user", new MacAddress(0x0200_0000_0001L), SECOND, EndCause.PEER_REQUEST);
        queue.userLeft(left);
        work();
        assertThat(new StateFiles(stateDir, () -> Instant.EPOCH).earlier().ended())
                .containsExactly(left);
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing() throws Exception {
        var answer = queue.plan(home());
        work();
        assertThat(answer.join())
                .containsExactly(
                        "add address 10.0.0.1/24 to ether1", "add route 192.168.0.0/16 via 10.0.0.254 metric 5");
        assertThat(addresses("ether1")).doesNotContain(LAN);
    }
}
