package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.Route;
import braid.dataplane.status.DataplaneStatus;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.Statuses;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Routes that drop what is sent there, and those of several gateways, as versions 7 and 6 write them.
class RouteSpellingsTest {
    @TempDir
    private Path directory;

    private final FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add blackhole disabled=no distance=254 dst-address=10.0.0.0/8 gateway="" routing-table=main suppress-hw-offload=no | BLACKHOLE
            add blackhole dst-address=5.6.8.0/24       | BLACKHOLE
            add dst-address=5.6.8.0/24 blackhole       | BLACKHOLE
            add dst-address=5.6.8.0/24 type=blackhole  | BLACKHOLE
            add dst-address=5.6.8.0/24 type=prohibit   | PROHIBIT
            add dst-address=5.6.8.0/24 type=unreachable | UNREACHABLE
            """)
    void isCarriedOutAndExportedAsItWasWritten(String command, Route.Kind kind) {
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            assertThat(console.type("/ip route " + command)).isEmpty();
            assertThat(console.remarks()).isEmpty();
            assertThat(dataplane.desired().routes())
                    .singleElement()
                    .satisfies(route -> assertThat(route.kind()).isEqualTo(kind))
                    .satisfies(route -> assertThat(route.gateway()).isEmpty());
            String exported = console.type("/ip route export terse").getLast();
            console.type("/ip route remove 0");
            assertThat(console.type(exported)).isEmpty();
            assertThat(dataplane.desired().routes())
                    .singleElement()
                    .satisfies(route -> assertThat(route.kind()).isEqualTo(kind));
            assertThat(exported).contains(kind == Route.Kind.BLACKHOLE ? " add blackhole " : " type=");
        }
    }

    /// Of version 6; version 7 has an item for each.
    @Test
    void severalGatewaysShareTheTraffic() {
        FakeDataplane ports =
                new FakeDataplane(Statuses.machine(List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1"))));
        try (TestConsole console = TestConsole.on(directory, ports)) {
            console.type("/interface pppoe-client add name=dsl interface=ether1 user=u disabled=no");
            assertThat(console.type("/ip route add gateway=10.0.0.1,dsl,10.0.1.1%ether2 distance=2"))
                    .isEmpty();
            assertThat(ports.desired().routes())
                    .hasSize(3)
                    .allSatisfy(route -> assertThat(route.key()).isEqualTo("/ip/route*1"))
                    .allSatisfy(route -> assertThat(route.metric()).isEqualTo(2))
                    .extracting(route -> route.linuxName().orElse(""))
                    .containsExactly("", "dsl", "eth1");
            console.type("/interface pppoe-client set dsl name=line");
            assertThat(console.type("/ip route export terse").getLast())
                    .isEqualTo("/ip route add distance=2 gateway=\"10.0.0.1,line,10.0.1.1%ether2\"");
            assertThat(console.type("/ip route print").toString()).contains("10.0.0.1", "line", "10.0.1.1%ether2");
            console.type("/interface pppoe-client disable line");
            assertThat(ports.desired().routes()).hasSize(2);
            assertThat(console.type("/ip route set [find] gateway=10.0.0.1,10.0.0.1"))
                    .containsExactly("failure: a gateway that is named twice is not supported");
            assertThat(console.type("/ip route add gateway=10.0.0.1,nobody"))
                    .containsExactly("input does not match any value of gateway");
        }
    }

    @Test
    void theOtherSpellingsOfABlackholeMeanTheSame() {
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/ip route add dst-address=5.6.8.0/24 blackhole=yes");
            console.type("/ip route add dst-address=5.6.9.0/24 type=blackhole");
            assertThat(dataplane.desired().routes()).extracting(Route::kind).containsOnly(Route.Kind.BLACKHOLE);
            assertThat(console.type(":put [/ip route get 1 blackhole]")).containsExactly("true");
            assertThat(console.type(":put [:len [/ip route find type=blackhole]]"))
                    .containsExactly("2");
            assertThat(console.type("/ip route set 1 type=prohibit")).isEmpty();
            assertThat(dataplane.desired().routes())
                    .extracting(Route::kind)
                    .last()
                    .isEqualTo(Route.Kind.PROHIBIT);
            assertThat(console.type(":put [:len [/ip route find type=blackhole]]"))
                    .containsExactly("1");
            console.type("/ip route set 0 !blackhole gateway=10.0.0.1");
            assertThat(dataplane.desired().routes().getFirst().kind()).isEqualTo(Route.Kind.UNICAST);
        }
    }
}
