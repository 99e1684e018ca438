package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.Lab;
import braid.shell.testing.Line;
import braid.shell.testing.Namespace;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.RunningRouter;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How a router ends when its service manager tells it to, whatever its scripts are doing.
@Tag("kernel")
@NeedsHost(programs = {"ip"})
class StopOnLinuxTest {
    private static final int SESSIONS = 20;
    private static final int JOBS_OF_A_KIND = 8;
    private static final Duration LONGEST_END = Duration.ofSeconds(3);
    /// Less than it takes to miss a peer that went without a word: keepalives are 30 s apart here.
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final String PROVIDER = """
            /ip pool add name=pool ranges=10.64.0.2-10.64.0.200
            /ppp profile set default local-address=10.64.0.1 remote-address=pool
            /ppp secret add name=joe password=secret
            /interface pppoe-server server add service-name=isp interface=far1 keepalive-timeout=30
            """;

    /// Busy, asleep, deaf to interruptions, and in the middle of one long step.
    private static final String STUCK = """
            :for i from=1 to=JOBS do={
              :execute {:while (true) do={}}
              :execute {:delay 1h}
              :execute {:while (true) do={:onerror e in={:delay 1h} do={:delay 1h}}}
              :execute {:while (true) do={:onerror e in={:put ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" ~ "^(a+)+\\$")} do={}}}
            }
            """;

    @Test
    void everyPeerIsToldInTimeWhileScriptsAreStuck() throws Exception {
        try (Lab lab = Lab.open("stop")) {
            Namespace near = lab.namespace();
            Namespace far = lab.namespace();
            Line.lay(near, far, 1, 1500);
            RunningRouter isp = RunningRouter.start(far, "stop-isp");
            RunningRouter user = RunningRouter.start(near, "stop-user");
            isp.type(PROVIDER);
            user.type(":for i from=1 to=" + SESSIONS + " do={/interface pppoe-client add name=\"dsl$i\""
                    + " interface=ether1 user=joe password=secret disabled=no}");
            Await.until("all sessions", Duration.ofSeconds(60), () -> sessions(isp) == SESSIONS, () -> "");
            user.type(STUCK.replace("JOBS", Integer.toString(JOBS_OF_A_KIND)));
            assertThat(user.type("/system script job print count-only where !(script=\"\")"))
                    .as("jobs")
                    .isNotEmpty();
            assertThat(Integer.parseInt(user.type(":put [:len [/system script job find]]")))
                    .isGreaterThanOrEqualTo(4 * JOBS_OF_A_KIND);

            assertThat(user.terminate()).isLessThan(LONGEST_END);
            Await.until("the end of all sessions", AT_ONCE, () -> sessions(isp) == 0, () -> "");
            String links = near.exec("ip", "-o", "link").orFail("links").text();
            assertThat(links.lines()).hasSize(2);
        }
    }

    private static int sessions(RunningRouter isp) throws Exception {
        return Integer.parseInt(isp.type("/ppp active print count-only"));
    }
}
