package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.QuietPort;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppoeClient;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One concentrator with as many sessions as we promise.
class ManySessionsTest {
    private static final int SESSIONS = 5000;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void fiveThousandSessionsComeUpStayAndEndInBoundedTime() {
        TestWire wire = new TestWire(5);
        TestRouter hosts = new TestRouter("hosts", wire, 1);
        TestRouter isp = new TestRouter("isp", wire, 2);
        isp.plug(new QuietPort(1, "acc0", new MacAddress(0x020000000001L), 1500));
        isp.configure(TestConfigurations.servers(
                TestConfigurations.server("acc0", OptionalInt.empty(), EnumSet.of(AuthenticationMethod.CHAP_MD5))));
        List<PppoeClient> clients = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            QuietPort port = new QuietPort(10 + i, "wan" + i, new MacAddress(0x020000010000L + i), 1500);
            wire.attach(hosts, port, isp, "acc0");
            hosts.plug(port);
            clients.add(TestConfigurations.numbered(i, "wan" + i));
        }
        hosts.configure(TestConfigurations.clients(clients.toArray(PppoeClient[]::new)));
        wire.runSeconds(30);
        assertThat(isp.passing()).hasSize(SESSIONS);
        assertThat(hosts.passing()).hasSize(SESSIONS);
        var addresses = new HashSet<>(isp.interfaces().values().stream()
                .map(request -> request.peer().orElseThrow())
                .toList());
        assertThat(addresses).hasSize(SESSIONS);

        long framesBefore = wire.sent();
        wire.runSeconds(100);
        // An echo and its reply each way in ten seconds, and nothing else.
        assertThat(wire.sent() - framesBefore).isLessThan(SESSIONS * 45L);
        assertThat(isp.passing()).hasSize(SESSIONS);

        isp.command(new EngineCommand.Shutdown());
        wire.runMillis(1100);
        assertThat(isp.finished()).isTrue();
        assertThat(isp.bundles()).isZero();
        assertThat(isp.openLinks()).isZero();
    }
}
