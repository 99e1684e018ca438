package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.Namespace;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.linux.Nftables;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.NftNotification;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody else does to our table, and a kernel that drops the word of it.
@KernelTest
class FirewallKeeperTest {
    private Namespace namespace;
    private Nftables nftables;
    private FaultyNetlink notifications;
    private FirewallKeeper.Surroundings with;
    private FirewallKeeper keeper;

    @BeforeEach
    void open() throws KernelException {
        namespace = Namespace.create();
        var library = namespace.run(Nftables::open);
        assumeTrue(library.isPresent(), "needs libnftables1");
        nftables = library.get();
        notifications = new FaultyNetlink(namespace.run(() -> NetlinkSocket.forNetfilter(NftNotification.GROUP)));
        with = new FirewallKeeper.Surroundings(
                Optional.of(nftables),
                namespace.run(() -> new NftNetlink(NetlinkSocket.forNetfilter())),
                notifications,
                namespace.run(() -> NetlinkSocket.forNetfilter()));
        keeper = new FirewallKeeper(Optional.of(with));
        keeper.audit();
    }

    @AfterEach
    void close() {
        with.close();
        namespace.close();
    }

    @Test
    void noticesOlderThanTheDumpThatReplacesThemAreReadBeforeIt() throws KernelException {
        somebodyElse("add table ip braid");
        assertThat(keeper.listen()).isTrue();
        keeper.audit();

        somebodyElse("add chain ip braid theirs");
        notifications.hold();
        somebodyElse("delete chain ip braid theirs");
        notifications.overrun();
        keeper.audit();
        assertThat(keeper.listen()).isFalse();
    }

    private void somebodyElse(String command) {
        assertThat(nftables.run(command).errors()).isEmpty();
    }
}
