package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LinuxDataplane;
import braid.dataplane.linux.Namespace;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.linux.Nftables;
import braid.dataplane.linux.SettingFiles;
import braid.dataplane.netlink.NetlinkPort;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.FirewallTable;
import braid.dataplane.network.firewall.InterfaceGroup;
import braid.dataplane.nftables.NftablesPort;
import braid.dataplane.nftables.ObservedTable;
import braid.dataplane.nftables.RulesetCompiler;
import braid.dataplane.nftables.RulesetPlanner;
import braid.dataplane.nftables.Transaction;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What would be done, told while no router runs.
@KernelTest
class SurveyTest {
    private static final Firewall DROP_ALL = new Firewall(
            List.of(new FirewallRule(
                    "*1", FirewallTable.FILTER, "input", List.of(), new Action.Drop(), Optional.empty())),
            List.of(),
            List.of());

    @TempDir
    private Path stateDir;

    private Namespace namespace;

    @BeforeEach
    void open() throws KernelException {
        namespace = Namespace.create();
    }

    @AfterEach
    void close() {
        namespace.close();
    }

    @Test
    void theFirewallIsComparedWithTheTableThatIsThere() throws Exception {
        assertThat(plan(DROP_ALL))
                .contains("create the firewall's table", "create firewall chain filter_input")
                .anyMatch(sentence -> sentence.startsWith("add firewall rule to filter_input: "));

        Optional<? extends NftablesPort> nftables = namespace.run(Nftables::open);
        assumeTrue(nftables.isPresent(), "needs libnftables1");
        try (NftablesPort kernel = nftables.get()) {
            var ruleset = new RulesetCompiler().compile(DROP_ALL, InterfaceGroup::linuxNames);
            kernel.run(Transaction.text(RulesetPlanner.plan(ruleset, ObservedTable.ABSENT)));
        }
        assertThat(plan(DROP_ALL)).isEmpty();
        assertThat(plan(Firewall.EMPTY)).containsExactly("delete the firewall's table");
    }

    @Test
    void aFirewallThatCannotBeReadIsSaid() throws Exception {
        try (RouteNetlink netlink = namespace.run(() -> new RouteNetlink(NetlinkSocket.forRequests()));
                NftNetlink closed = new NftNetlink(new ClosedNetlink())) {
            assertThat(Survey.plan(netlink, Optional.of(closed), new SettingFiles(), stateDir, with(DROP_ALL)))
                    .containsExactly("changes of the firewall are not listed: ask: Operation not permitted (EPERM)");
        }
    }

    private List<String> plan(Firewall firewall) throws Exception {
        return namespace.run(() -> LinuxDataplane.rehearse(stateDir, with(firewall)));
    }

    private static NetworkState with(Firewall firewall) {
        return new NetworkState(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), firewall);
    }

    /// What the kernel is to somebody without the privilege.
    private static final class ClosedNetlink implements NetlinkPort {
        @Override
        public void send(byte[] messages) throws KernelException {
            throw new KernelException("ask", Errno.EPERM);
        }

        @Override
        public ByteBuffer receive() throws KernelException {
            throw new KernelException("ask", Errno.EPERM);
        }

        @Override
        public Optional<ByteBuffer> receiveNow() {
            return Optional.empty();
        }

        @Override
        public int descriptor() {
            return -1;
        }

        @Override
        public void close() {}
    }
}
