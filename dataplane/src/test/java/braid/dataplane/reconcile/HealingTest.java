package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand.InterfaceLost;
import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.netlink.AddressRequests;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.LogEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What somebody else takes away or renames is put right.
@KernelTest
class HealingTest extends WorkerOnLinux {
    @Test
    void whatSomebodyElseTakesAwayComesBack() throws Exception {
        apply(home());
        int ether1 = somebodyElse.indexOf("ether1");
        somebodyElse.execute(AddressRequests.remove(ether1, LAN, Optional.empty()), "remove the address");
        work();
        assertThat(addresses("ether1")).contains(LAN);
        assertThat(log)
                .map(LogEvent::message)
                .contains("changed by someone else, put right: add address 10.0.0.1/24 to ether1");
        somebodyElse.execute(LinkRequests.setUp(ether1, false), "stop ether1");
        work();
        assertThat(link("ether1")).get().matches(LinkStatus::up);
        assertThat(worker.snapshot().routes())
                .anySatisfy(route -> assertThat(route.key()).contains("route"));
    }

    /// The kernel tells of the new route alone.
    @Test
    void aRouteThatSomebodyPutsAnotherInPlaceOfComesBack() throws Exception {
        apply(home());
        Process replace = router.run(
                () -> new ProcessBuilder("ip", "route", "replace", "192.168.0.0/16", "via", "10.0.0.253", "metric", "5")
                        .start());
        assertThat(replace.waitFor()).isZero();
        work();
        assertThat(worker.snapshot().routes())
                .filteredOn(route -> route.key().equals(Optional.of("route")))
                .singleElement()
                .satisfies(route -> assertThat(route.gateway()).contains(GATEWAY));
        assertThat(own.routes())
                .anySatisfy(
                        route -> assertThat(route.hops().getFirst().gateway()).contains(GATEWAY));
    }

    @Test
    void aDeletedSessionInterfaceIsMadeAnew() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out1")), "delete it");
        work();
        assertThat(commands).hasSize(2).last().isInstanceOf(InterfaceReady.class);
        assertThat(link("pppoe-out1")).get().matches(LinkStatus::up);
    }

    @Test
    void aRenamedSessionInterfaceGetsItsNameAndItsRouteBack() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        rename("pppoe-out1", "foo");
        work();
        assertThat(link("foo")).isEmpty();
        assertThat(link("pppoe-out1")).get().matches(LinkStatus::up);
        assertThat(addresses("pppoe-out1")).isNotEmpty();
        assertThat(defaults()).containsExactly("pppoe-out1");
        assertThat(log)
                .map(LogEvent::message)
                .contains("interface pppoe-out1 was renamed to foo by someone else; renamed back");
        assertThat(commands).hasSize(1);
        assertThatTheNextSessionGetsAnInterfaceOfItsOwn();
    }

    @Test
    void aRenamedSessionInterfaceWhoseNameIsTakenKeepsTheNewOne() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        rename("pppoe-out1", "foo");
        LabNetwork.cable(end(router, "pppoe-out1"), end(neighbour, "far9"));
        work();
        assertThat(link("foo")).get().matches(LinkStatus::up);
        assertThat(addresses("foo")).isNotEmpty();
        assertThat(addresses("pppoe-out1")).isEmpty();
        assertThat(defaults()).containsExactly("foo");
        assertThat(ready(1).tun()).isSameAs(ready(0).tun());
        assertThat(ready(1).tun().linuxName()).isEqualTo("foo");
        assertThatTheNextSessionGetsAnInterfaceOfItsOwn();
        queue.release(7);
        work();
        assertThat(addresses("foo")).isEmpty();
    }

    @Test
    void sessionsThatShareARouteAreAllMadeAnewWhenAllAreDeleted() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        queue.prepare(session(8, "pppoe-out2"));
        work();
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out1")), "delete it");
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out2")), "delete it");
        work();
        assertThat(commands).hasSize(4).allMatch(command -> command instanceof InterfaceReady);
        assertThat(defaults()).containsExactlyInAnyOrder("pppoe-out1 shared", "pppoe-out2 shared");
    }

    @Test
    void aDeletedInterfaceThatCannotBeMadeAgainEndsItsSession() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        noMoreTuns = true;
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out1")), "delete it");
        work();
        assertThat(commands)
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        InterfaceLost.class, lost -> assertThat(lost.bundle()).isEqualTo(7));
        noMoreTuns = false;
        queue.release(7);
        assertThatTheNextSessionGetsAnInterfaceOfItsOwn();
    }

    private void rename(String name, String another) throws KernelException {
        int index = somebodyElse.indexOf(name);
        somebodyElse.execute(LinkRequests.setUp(index, false), "stop it");
        somebodyElse.execute(LinkRequests.setName(index, another), "rename it");
    }

    @Test
    void whoRenamesASessionsInterfaceForEverIsLeftAloneUntilTheNextAudit() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        for (int fight = 0; fight < 5; fight++) {
            rename("pppoe-out1", "foo");
            work();
            assertThat(link("pppoe-out1")).as("after fight %d", fight).isPresent();
        }
        rename("pppoe-out1", "foo");
        work();
        assertThat(link("foo")).isPresent();
        assertThat(link("pppoe-out1")).isEmpty();

        nowNanos += 60 * SECOND;
        work();
        assertThat(link("pppoe-out1")).get().matches(LinkStatus::up);
        assertThat(defaults()).containsExactly("pppoe-out1");
    }
}
