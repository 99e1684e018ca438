package braid.shell.peer;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.Capture;
import braid.shell.testing.Lab;
import braid.shell.testing.Line;
import braid.shell.testing.Namespace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The launcher itself; with the tag `matrix`, two guests as each other's peer over two lines, without a router of
/// ours.
@NeedsPeer
class PeerGuestTest {
    private static final Duration UP = Duration.ofSeconds(40);
    private static final String SERVER = "10.64.0.1";

    @Tag("matrix")
    @ParameterizedTest
    @EnumSource
    void twoGuestsBundleTwoLines(PppSettings.Authentication authentication) throws Exception {
        try (Lab lab = Lab.open("guests-" + authentication)) {
            Namespace near = lab.namespace();
            Namespace far = lab.namespace();
            Line first = Line.lay(near, far, 1, 1500);
            Line second = Line.lay(near, far, 2, 1500);
            Capture capture1 = Capture.start(near, first.ours());
            Capture capture2 = Capture.start(near, second.ours());
            PeerGuest client = bundle(authentication, near, far, List.of(first, second));

            for (int octets : List.of(56, 1472, 1572, 4000)) {
                String fragmenting = octets < 1600 ? "do" : "dont";
                client.run("ping -c 3 -i 0.1 -W 2 -M " + fragmenting + " -s " + octets + " " + SERVER)
                        .orFail("ping of " + octets + " octets");
            }
            capture1.stop();
            capture2.stop();
            assertThat(capture1.fragmentsFrom(first.ourMac())).hasSizeGreaterThan(10);
            assertThat(capture2.fragmentsFrom(second.ourMac())).hasSizeGreaterThan(10);
            assertThat(capture1.malformedFrom(first.ourMac())).isEmpty();
        }
    }

    @Tag("matrix")
    @Test
    void bundleOfGuestsGoesOnWhenALineIsCutAndTakesItBack() throws Exception {
        try (Lab lab = Lab.open("guests-cut")) {
            Namespace near = lab.namespace();
            Namespace far = lab.namespace();
            List<Line> lines = List.of(Line.lay(near, far, 1, 1500), Line.lay(near, far, 2, 1500));
            PeerGuest client = bundle(PppSettings.Authentication.CHAP, near, far, lines);
            Line cut = lines.get(1 - client.bundleOwner());
            String pings = "ping -c 10 -i 0.1 -W 1 " + SERVER;

            cut.cut();
            assertThat(client.run(pings).output()).doesNotContain("10 received");
            Await.until(
                    "traffic on the other line",
                    UP,
                    () -> client.run(pings).output().contains("10 received"));

            cut.mend();
            Await.until("the line again in the bundle", UP, () -> attached(client) == 2);
            client.run(pings).orFail("traffic on both lines");
        }
    }

    @Test
    void statusAndOutputOfCommandsComeBackFromTheGuest() throws Exception {
        try (Lab lab = Lab.open("guest-commands")) {
            Namespace far = lab.namespace();
            Line line = Line.lay(lab.namespace(), far, 1, 1508);
            PeerGuest guest = PeerGuest.boot(far, "guest", List.of(line.theirs()));

            assertThat(guest.run("cat /sys/class/net/eth0/mtu").text()).isEqualTo("1508");
            assertThat(guest.run("echo out; echo error >&2; exit 3"))
                    .hasFieldOrPropertyWithValue("status", 3)
                    .hasFieldOrPropertyWithValue("output", "out\nerror\n");
            assertThat(guest.log()).isEmpty();
        }
    }

    /// Boots a server at the far ends and a client at the near ones.
    ///
    /// @return the client, with both its links in the bundle
    private static PeerGuest bundle(
            PppSettings.Authentication authentication, Namespace near, Namespace far, List<Line> lines)
            throws Exception {
        PppSettings settings = PppSettings.bundle().withAuthentication(authentication);
        PeerGuest server =
                PeerGuest.boot(far, "server", lines.stream().map(Line::theirs).toList());
        PeerGuest client =
                PeerGuest.boot(near, "client", lines.stream().map(Line::ours).toList());
        server.serve(settings, SERVER, "10.64.0.10");
        client.dial(settings, 1);
        Await.until("the second link in the bundle", UP, () -> attached(client) == 1);
        Await.until(
                "the bundle's MTU",
                UP,
                () -> client.run("ip link show ppp0").output().contains("mtu 1600"));
        return client;
    }

    /// How many links have joined the bundle so far, besides the first.
    private static long attached(PeerGuest client) throws IOException, InterruptedException {
        return client.log()
                .lines()
                .filter(line -> line.contains("Link attached to ppp0"))
                .count();
    }
}
