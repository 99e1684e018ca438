package braid.shell.peer;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.Capture;
import braid.shell.testing.Lab;
import braid.shell.testing.Line;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The launcher itself: two guests, one the server of the other, over two lines.
@NeedsPeer
class PeerGuestTest {
    private static final Duration UP = Duration.ofSeconds(40);

    @ParameterizedTest
    @EnumSource
    void twoGuestsBundleTwoLines(PppSettings.Authentication authentication) throws Exception {
        try (Lab lab = Lab.open("guests-" + authentication)) {
            Line first = Line.lay(lab, 1, 1500);
            Line second = Line.lay(lab, 2, 1500);
            Capture capture1 = Capture.start(lab, first.ours());
            Capture capture2 = Capture.start(lab, second.ours());
            PeerGuest server = PeerGuest.boot(lab, "server", List.of(first.theirs(), second.theirs()));
            PeerGuest client = PeerGuest.boot(lab, "client", List.of(first.ours(), second.ours()));
            PppSettings settings = PppSettings.bundle().withAuthentication(authentication);
            server.serve(settings, "10.64.0.1", "10.64.0.10");
            client.dial(settings, 1);

            Await.until("the second link in the bundle", UP, () -> client.log().contains("Link attached to ppp0"));
            Await.until(
                    "the bundle's MTU",
                    UP,
                    () -> client.run("ip link show ppp0").output().contains("mtu 1600"));

            for (int octets : List.of(56, 1472, 1572, 4000)) {
                String dontFragment = octets < 1600 ? "-M do " : "";
                client.run("ping -c 3 -i 0.1 -W 2 " + dontFragment + "-s " + octets + " 10.64.0.1")
                        .orFail("ping of " + octets + " octets");
            }
            capture1.stop();
            capture2.stop();
            assertThat(capture1.fragmentsFrom(first.ourMac())).hasSizeGreaterThan(10);
            assertThat(capture2.fragmentsFrom(second.ourMac())).hasSizeGreaterThan(10);
        }
    }

    @Test
    void statusAndOutputOfCommandsComeBackFromTheGuest() throws Exception {
        try (Lab lab = Lab.open("guest-commands")) {
            Line line = Line.lay(lab, 1, 1508);
            PeerGuest guest = PeerGuest.boot(lab, "guest", List.of(line.theirs()));

            assertThat(guest.run("cat /sys/class/net/eth0/mtu").text()).isEqualTo("1508");
            assertThat(guest.run("echo out; echo error >&2; exit 3"))
                    .hasFieldOrPropertyWithValue("status", 3)
                    .hasFieldOrPropertyWithValue("output", "out\nerror\n");
            assertThat(guest.log()).isEmpty();
        }
    }
}
