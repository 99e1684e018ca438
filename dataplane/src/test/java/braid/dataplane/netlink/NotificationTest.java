package braid.dataplane.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NotificationTest {
    /// `ip route add 192.168.0.0/16 via 10.0.0.254 metric 5` as Linux 6.18 told of it.
    private static final String NEW_ROUTE =
            "44000000 18000006 4e53036b bf590000 02100000 fe030001 00000000 08000f00 fe000000"
                    + " 08000100 c0a80000 08000600 05000000 08000500 0a0000fe 08000400 03000000";

    /// `ip address add 10.0.0.1/24 dev d0`.
    private static final String NEW_ADDRESS =
            "4c000000 14000000 4e53036b bd590000 02188000 03000000 08000100 0a000001 08000200 0a000001"
                    + " 07000300 64300000 08000800 80000000 14000600 ffffffff ffffffff 7e060600 7e060600";

    @Test
    void anAddressIsReadFromTheWire() {
        var notification = Notification.decode(bytes(NEW_ADDRESS)).getFirst();
        var address = new AddressInfo(3, new IpPrefix(new IpAddress.V4(0x0a000001), 24), Optional.empty(), 0);
        assertThat(notification).isEqualTo(new Notification.AddressChanged(address));
    }

    @Test
    void aRouteIsReadFromTheWire() {
        var notification = Notification.decode(bytes(NEW_ROUTE)).getFirst();
        assertThat(notification).isInstanceOfSatisfying(Notification.RouteChanged.class, changed -> {
            RouteInfo route = changed.route();
            assertThat(route.destination()).hasToString("192.168.0.0/16");
            assertThat(route.hops())
                    .containsExactly(
                            new RouteInfo.Hop(Optional.of(new IpAddress.V4(0x0a0000fe)), OptionalInt.of(3), false));
            assertThat(route.metric()).isEqualTo(5);
            assertThat(route.table()).isEqualTo(254);
            assertThat(route.protocol()).isEqualTo(3);
            assertThat(route.kind()).isEqualTo(Route.Kind.UNICAST);
        });
    }

    @Test
    void anyBytesAreReadOrLeftOut() {
        Random random = new Random(3);
        byte[] good = bytes(NEW_ROUTE).array();
        for (int round = 0; round < 50_000; round++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            ByteBuffer datagram = ByteBuffer.wrap(bad, 0, random.nextInt(bad.length + 1))
                    .slice()
                    .order(ByteOrder.nativeOrder());
            bad[4] = (byte) (16 + random.nextInt(12));
            assertThatCode(() -> Notification.decode(datagram))
                    .as(HexFormat.of().formatHex(bad))
                    .doesNotThrowAnyException();
        }
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))).order(ByteOrder.nativeOrder());
    }
}
