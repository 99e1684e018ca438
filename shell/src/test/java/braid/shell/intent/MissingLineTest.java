package braid.shell.intent;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.PppoeClient;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.Statuses;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle lives while one of its lines does: also when the port of another is not in the machine.
class MissingLineTest {
    @TempDir
    private Path directory;

    @Test
    void aLineWhosePortIsNotThereTakesNoOtherWithIt() {
        LinkStatus first = TestConsole.port(2, "eth0");
        LinkStatus second = TestConsole.port(3, "eth1");
        var dataplane = new FakeDataplane(Statuses.machine(List.of(first, second)));
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/interface pppoe-client add name=dsl interface=ether1,ether2,ether9 disabled=no");
            PppoeClient whole = dataplane.desired().pppoeClients().getFirst();
            assertThat(whole.lines()).extracting(PppoeClient.Line::linuxName).containsExactly("eth0", "eth1", "ether9");

            dataplane.says(Statuses.machine(List.of(first)));
            console.type("/ip address add address=10.0.0.1/24 interface=ether1");
            assertThat(dataplane.desired().pppoeClients()).containsExactly(whole);
            assertThat(console.type("/interface pppoe-client print")).noneMatch(line -> line.contains("not present"));

            dataplane.says(Statuses.machine(List.of()));
            console.type("/ip address add address=10.0.0.2/24 interface=ether1");
            assertThat(dataplane.desired().pppoeClients()).containsExactly(whole);
            assertThat(console.type("/interface pppoe-client print").get(1)).isEqualTo(" 0 I  ;;; ether1 not present");
        }
    }
}
