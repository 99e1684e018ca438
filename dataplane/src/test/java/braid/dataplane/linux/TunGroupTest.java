package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.reconcile.Ownership;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Interfaces are deleted by the group they are in, and anybody may put one of theirs into a group.
@KernelTest
class TunGroupTest {
    @Test
    void somebodyElsesInterfaceInOurGroupStaysWhenOursGo() throws Exception {
        try (Namespace router = Namespace.create();
                Namespace neighbour = Namespace.create();
                RouteNetlink netlink = new RouteNetlink(router.run(NetlinkSocket::forRequests))) {
            TunPool pool = new TunPool(netlink);
            router.run(() -> pool.take(Optional.of("pppoe-out1"), "pppoe-out1"));
            pool.giveBack(router.run(() -> pool.take(Optional.of("pppoe-out2"), "pppoe-out2")));
            LabNetwork.cable(
                    new LabNetwork.End(router, "theirs", Optional.empty()),
                    new LabNetwork.End(neighbour, "far", Optional.empty()));
            netlink.execute(LinkRequests.setGroup(netlink.indexOf("theirs"), Ownership.SESSION_GROUP), "group it");

            pool.close();
            assertThat(netlink.link("theirs")).isPresent();
            assertThat(netlink.link("pppoe-out1")).isEmpty();
            assertThat(netlink.link("pppoe-out2")).isEmpty();
        }
    }
}
