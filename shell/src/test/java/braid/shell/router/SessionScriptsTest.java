package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.status.Role;
import braid.dataplane.status.SessionEvent;
import braid.shell.testing.Await;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.Statuses;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `on-up` and `on-down` of profiles.
class SessionScriptsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String CAME = """
            /system script add name=came source={:global told ($user . " " . $"local-address" . " " . $"remote-address" \\
                . " " . $"caller-id" . " " . $"called-id" . " " . [/interface get $interface name] . " " \\
                . [:typeof $"remote-address"])}
            """;

    @TempDir
    private Path directory;

    private final FakeDataplane dataplane = new FakeDataplane(Statuses.machine(List.of()));

    @Test
    void aScriptKnowsWhoseSessionItIs() throws Exception {
        try (TestConsole console = TestConsole.on(directory, dataplane);
                SessionScripts scripts = new SessionScripts(console.router(), console.jobs())) {
            console.type("/interface pppoe-server add name=office user=joe");
            console.type(CAME);
            console.type("/ppp profile add name=gold on-up=came on-down=left");
            console.type("/system script add name=left source=\":global told \\\"\\$user left\\\"\"");
            SessionEvent up = event("/ppp/profile*1", "office");
            dataplane.announces(up);
            scripts.look();
            awaitTold(console, "joe 10.64.0.1 10.64.0.9 BC:24:11:81:B1:47 isp office ip");
            dataplane.announces(up.over());
            scripts.look();
            awaitTold(console, "joe left");
            assertThat(console.type("/system script print count-only where run-count=1"))
                    .containsExactly("2");
        }
    }

    @Test
    void whatFailsIsSaidInTheLogAndNothingElseHappens() throws Exception {
        try (TestConsole console = TestConsole.on(directory, dataplane);
                SessionScripts scripts = new SessionScripts(console.router(), console.jobs())) {
            console.type("/ppp profile add name=gold on-up=\":error \\\"it broke\\\"\"");
            dataplane.announces(event("/ppp/profile*1", "<pppoe-joe>"));
            scripts.look();
            Await.until(
                    "the log",
                    PATIENCE,
                    () -> console.type("/log print count-only where message~\"it broke\"")
                            .equals(List.of("1")));
            assertThat(console.type("/log print where topics=script,error"))
                    .anyMatch(line -> line.contains("executing script from ppp failed, please check it manually"));
        }
    }

    @Test
    void withoutAScriptOrAProfileNothingRuns() {
        try (TestConsole console = TestConsole.on(directory, dataplane);
                SessionScripts scripts = new SessionScripts(console.router(), console.jobs())) {
            dataplane.announces(event("/ppp/profile*0", "<pppoe-joe>"));
            dataplane.announces(event("/ppp/profile*77", "<pppoe-joe>"));
            dataplane.announces(event("", "<pppoe-joe>"));
            scripts.look();
            assertThat(console.type("/system script job print count-only")).containsExactly("0");
        }
    }

    @Test
    void scriptsOfAThousandSessionsWaitForEachOther() throws Exception {
        try (TestConsole console = TestConsole.on(directory, dataplane);
                SessionScripts scripts = new SessionScripts(console.router(), console.jobs())) {
            console.type(":global count 0");
            console.type("/ppp profile add name=gold on-up=\":global count; :set count (\\$count + 1); :delay 20ms\"");
            for (int i = 0; i < 200; i++) {
                dataplane.announces(event("/ppp/profile*1", "<pppoe-joe>"));
            }
            scripts.look();
            assertThat(console.jobs().running()).hasSizeBetween(1, 32);
            Await.until("all of them", PATIENCE, () -> {
                scripts.look();
                return console.jobs().running().isEmpty();
            });
            assertThat(console.type("/log print count-only where message~\"too many\""))
                    .containsExactly("0");
        }
    }

    private static void awaitTold(TestConsole console, String text) throws Exception {
        Await.until(
                "the script",
                PATIENCE,
                () -> console.type(":global told; :put $told").equals(List.of(text)),
                () -> console.type(":global told; :put $told; /log print").toString());
    }

    private static SessionEvent event(String profile, String label) {
        return new SessionEvent(
                true,
                4,
                Role.SERVER,
                "/interface/pppoe-server/server*1",
                profile,
                "joe",
                label,
                Optional.of(new IpAddress.V4(0x0a400001)),
                Optional.of(new IpAddress.V4(0x0a400009)),
                new MacAddress(0xbc241181b147L),
                "isp");
    }
}
