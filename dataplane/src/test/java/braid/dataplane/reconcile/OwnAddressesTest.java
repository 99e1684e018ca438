package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.netlink.AddressInfo;
import braid.dataplane.netlink.Notification;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which addresses are ours: before Linux 5.18 only the file of those we have set says so.
class OwnAddressesTest {
    private static final IpPrefix PREFIX = new IpPrefix(new IpAddress.V4(0x0a000001), 24);
    private static final HostAddress OURS = new HostAddress("ether1", PREFIX, Optional.empty(), true);
    private static final AddressInfo THERE = new AddressInfo(1, PREFIX, Optional.empty(), 0);

    @TempDir
    private Path folder;

    private AppliedFile applied;

    @BeforeEach
    void weSetOne() {
        applied = AppliedFile.in(folder);
        applied.add(OURS);
    }

    @Test
    void whatTheFileNamesIsOursWhereAddressesSayNothing() {
        assertThat(new ObservedState(applied).hostAddress("ether1", THERE)).isEqualTo(OURS);
    }

    @Test
    void whereAddressesSayWhoSetThemThatCounts() {
        ObservedState observed = new ObservedState(applied);
        AddressInfo ofTheKernel = new AddressInfo(9, PREFIX, Optional.empty(), 1);
        observed.take(new Notification.AddressChanged(ofTheKernel));
        assertThat(observed.hostAddress("ether1", THERE).ours()).isFalse();
        AddressInfo marked = new AddressInfo(1, PREFIX, Optional.empty(), Ownership.PROTOCOL);
        assertThat(observed.hostAddress("ether1", marked)).isEqualTo(OURS);
    }

    /// Its interface was pulled out, and with it the address; then the configuration let go of it.
    @Test
    void anAddressThatIsNeitherThereNorWantedIsForgotten() {
        applied.keepOnly(List.of(OURS));
        assertThat(applied.contains(OURS)).isTrue();
        applied.keepOnly(Set.of());
        assertThat(applied.contains(OURS)).isFalse();
        assertThat(applied.save()).isEmpty();
        assertThat(AppliedFile.in(folder).contains(OURS)).isFalse();
    }
}
