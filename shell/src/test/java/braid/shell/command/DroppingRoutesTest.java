package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.Route;
import braid.dataplane.status.DataplaneStatus;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Routes that drop what is sent there, as versions 7 and 6 write them.
class DroppingRoutesTest {
    @TempDir
    private Path directory;

    private final FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add blackhole disabled=no distance=254 dst-address=10.0.0.0/8 gateway="" routing-table=main suppress-hw-offload=no | BLACKHOLE
            add blackhole dst-address=5.6.8.0/24       | BLACKHOLE
            add dst-address=5.6.8.0/24 blackhole       | BLACKHOLE
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

    @Test
    void theOtherSpellingsOfABlackholeMeanTheSame() {
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/ip route add dst-address=5.6.8.0/24 blackhole=yes");
            console.type("/ip route add dst-address=5.6.9.0/24 type=blackhole");
            assertThat(dataplane.desired().routes()).extracting(Route::kind).containsOnly(Route.Kind.BLACKHOLE);
            console.type("/ip route set 0 !blackhole gateway=10.0.0.1");
            assertThat(dataplane.desired().routes().getFirst().kind()).isEqualTo(Route.Kind.UNICAST);
        }
    }
}
