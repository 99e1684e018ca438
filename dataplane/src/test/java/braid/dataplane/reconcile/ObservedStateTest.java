package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.netlink.AddressInfo;
import braid.dataplane.netlink.Notification;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservedStateTest {
    private static final AddressInfo ADDRESS =
            new AddressInfo(7, new IpPrefix(new IpAddress.V4(0x0a000001), 24), Optional.empty(), 0);

    /// A dump may be younger than the notifications that wait behind it.
    @Test
    void anAddressThatIsNotKnownGoesWithoutHarm() {
        var observed = new ObservedState(AppliedFile.none());

        observed.take(new Notification.AddressGone(ADDRESS));
        assertThat(observed.addresses(7)).isEmpty();

        observed.take(new Notification.AddressChanged(ADDRESS));
        observed.take(new Notification.AddressGone(ADDRESS));
        observed.take(new Notification.AddressGone(ADDRESS));
        assertThat(observed.addresses(7)).isEmpty();
    }
}
