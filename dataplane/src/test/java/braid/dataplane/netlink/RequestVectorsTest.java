package braid.dataplane.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import braid.dataplane.network.RoutingRule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bytes of requests, little-endian, as `ip -batch` under strace sends them (attributes in our own order).
class RequestVectorsTest {
    @Test
    void setUp() {
        assertThat(hex(LinkRequests.setUp(7, true)))
                .isEqualTo("20000000 10000500 2a000000 00000000 00000000 07000000 01000000 01000000");
    }

    @Test
    void nameAliasAndGroup() {
        assertThat(hex(LinkRequests.setOwner(7, "braid:x", 189)))
                .isEqualTo("34000000 10000500 2a000000 00000000 00000000 07000000 00000000 00000000"
                        + " 0c001400 62726169 643a7800 08001b00 bd000000");
    }

    /// A name of the configuration is octets, of which nobody here makes letters.
    @Test
    void anAliasIsOneOctetAChar() {
        assertThat(hex(LinkRequests.setOwner(7, "braid:\u00c3\u00bc", 189)))
                .isEqualTo("38000000 10000500 2a000000 00000000 00000000 07000000 00000000 00000000"
                        + " 0d001400 62726169 643ac3bc 00000000 08001b00 bd000000");
    }

    @Test
    void addressWithBroadcastAndProtocol() {
        assertThat(hex(AddressRequests.add(3, prefix(0x0a000001, 24), Optional.empty())))
                .isEqualTo("38000000 14000506 2a000000 00000000 02180000 03000000"
                        + " 08000200 0a000001 08000100 0a000001 08000400 0a0000ff 05000b00 bd000000");
    }

    @Test
    void addressWithPeer() {
        assertThat(hex(AddressRequests.add(3, prefix(0x0a000001, 32), Optional.of(new IpAddress.V4(0x0a000002)))))
                .isEqualTo("30000000 14000506 2a000000 00000000 02200000 03000000"
                        + " 08000200 0a000001 08000100 0a000002 05000b00 bd000000");
    }

    @Test
    void defaultRouteThroughAnInterface() {
        var route = new RouteRequests.RouteKey(
                prefix(0, 0),
                Route.Kind.UNICAST,
                List.of(new RouteRequests.Hop(Optional.empty(), OptionalInt.of(9))),
                Optional.empty(),
                1,
                254);
        assertThat(hex(RouteRequests.add(route)))
                .isEqualTo("34000000 1800050c 2a000000 00000000 02000000 00bdfd01 00000000"
                        + " 08000f00 fe000000 08000600 01000000 08000400 09000000");
    }

    /// As `ip rule add pref 10000 fwmark 0x70000/0xffff0000 lookup 12386311 protocol 189` writes it.
    @Test
    void aRuleForARoutingMark() {
        assertThat(hex(RuleRequests.add(
                        10_000,
                        RoutingRule.Selector.marked(7),
                        new RoutingRule.Verdict.Lookup(12_386_311, OptionalInt.empty()))))
                .isEqualTo("44000000 20000506 2a000000 00000000 02000000 00000001 00000000"
                        + " 08000600 10270000 08000a00 00000700 08001000 0000ffff 08000f00 0700bd00 05001500 bd000000");
    }

    /// As `ip rule del pref 20000 from 192.168.0.0/16 iif ether1 unreachable protocol 189` writes it.
    @Test
    void aRuleForASourceAndAnInterface() {
        var selector = new RoutingRule.Selector(
                false,
                Optional.of(prefix(0xc0a80001, 16)),
                Optional.empty(),
                Optional.of("ether1"),
                OptionalInt.empty());
        assertThat(hex(RuleRequests.remove(20_000, selector, new RoutingRule.Verdict.Unreachable())))
                .isEqualTo("40000000 21000500 2a000000 00000000 02001000 00000007 00000000"
                        + " 08000200 c0a80000 0b000300 65746865 72310000 08000600 204e0000 05001500 bd000000");
    }

    /// RTN_BLACKHOLE, RTN_UNREACHABLE and RTN_PROHIBIT (include/uapi/linux/rtnetlink.h).
    @ParameterizedTest
    @CsvSource({"BLACKHOLE, 06", "UNREACHABLE, 07", "PROHIBIT, 08"})
    void aRouteThatDropsPackets(Route.Kind kind, String type) {
        var route = new RouteRequests.RouteKey(prefix(0x0a000000, 8), kind, List.of(), Optional.empty(), 254, 254);
        assertThat(hex(RouteRequests.remove(route)))
                .isEqualTo("34000000 19000500 2a000000 00000000 02080000 00bd00" + type + " 00000000"
                        + " 08000100 0a000000 08000f00 fe000000 08000600 fe000000");
    }

    /// As `ip route append default proto 189 metric 1 nexthop via 10.0.0.1 dev 9 nexthop dev 10` writes it.
    @Test
    void severalNextHops() {
        var route = new RouteRequests.RouteKey(
                prefix(0, 0),
                Route.Kind.UNICAST,
                List.of(
                        new RouteRequests.Hop(Optional.of(new IpAddress.V4(0x0a000001)), OptionalInt.of(9)),
                        new RouteRequests.Hop(Optional.empty(), OptionalInt.of(10))),
                Optional.empty(),
                1,
                254);
        assertThat(hex(RouteRequests.add(route)))
                .isEqualTo("48000000 1800050c 2a000000 00000000 02000000 00bd0001 00000000"
                        + " 08000f00 fe000000 08000600 01000000"
                        + " 1c000980 10000000 09000000 08000500 0a000001 08000000 0a000000");
        assertThat(hex(RouteRequests.remove(route)))
                .isEqualTo("2c000000 19000500 2a000000 00000000 02000000 00bd0001 00000000"
                        + " 08000f00 fe000000 08000600 01000000");
    }

    private static IpPrefix prefix(int bits, int length) {
        return new IpPrefix(new IpAddress.V4(bits), length);
    }

    private static String hex(Request request) {
        ByteBuffer bytes = ByteBuffer.wrap(request.encode(42, true)).order(ByteOrder.nativeOrder());
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < bytes.limit(); i += 4) {
            words.append(i == 0 ? "" : " ").append(HexFormat.of().formatHex(bytes.array(), i, i + 4));
        }
        return words.toString();
    }
}
