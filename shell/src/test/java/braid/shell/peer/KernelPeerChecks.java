package braid.shell.peer;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.Capture;
import braid.shell.testing.CommandResult;
import braid.shell.testing.Lab;
import braid.shell.testing.Line;
import braid.shell.testing.Namespace;
import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for a bundle of two links between Braid and a kernel, whoever of them is the server.
///
/// The bundle is brought up once. What looks at the whole capture comes last.
@NeedsPeer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class KernelPeerChecks {
    private static final Duration UP = Duration.ofSeconds(40);
    private static final int LINKS = 2;
    private static final int FEW = 10;
    /// Far above what a busy machine needs, below the 200 ms that a packet takes that waits for the next one.
    private static final double PROMPT_MILLIS = 100;

    private static final Pattern ROUND_TRIP = Pattern.compile("min/avg/max/mdev = [0-9.]+/([0-9.]+)/[0-9./]+");

    private final List<Line> lines = new ArrayList<>();
    private final List<Capture> captures = new ArrayList<>();
    private Lab lab;
    private Namespace near;
    private RunningRouter router;
    private PeerGuest guest;

    /// Starts the guest's end and configures Braid's.
    abstract void connect(RunningRouter router, PeerGuest guest) throws IOException, InterruptedException;

    /// How many links the bundle has, as Braid shows it.
    abstract int links(RunningRouter router) throws IOException, InterruptedException;

    /// The address of Braid's end of the bundle.
    abstract String ourAddress(RunningRouter router) throws IOException, InterruptedException;

    /// The address of the guest's end.
    abstract String peerAddress(PeerGuest guest) throws IOException, InterruptedException;

    /// The links, from 0, that the guest lets come back into a bundle that lived on.
    abstract List<Integer> linksToCut(PeerGuest guest) throws IOException, InterruptedException;

    @BeforeAll
    void bundleOfTwoLinksComesUp() throws Exception {
        lab = Lab.open(getClass().getSimpleName());
        near = lab.namespace();
        Namespace far = lab.namespace();
        for (int number = 1; number <= LINKS; number++) {
            Line line = Line.lay(near, far, number, 1500);
            lines.add(line);
            captures.add(Capture.start(near, line.ours()));
        }
        guest = PeerGuest.boot(far, "guest", lines.stream().map(Line::theirs).toList());
        router = RunningRouter.start(near, "router");
        connect(router, guest);
        Await.until("both links in the bundle", UP, () -> links(router) == LINKS);
        Await.until(
                "the guest's MTU",
                UP,
                () -> guest.run("ip link show ppp0").output().contains("mtu 1600"));
    }

    @AfterAll
    void close() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({"56, do", "1472, do", "1572, do", "4000, dont"})
    void packetsOfEverySizePassBothWays(int octets, String fragmenting) throws Exception {
        String options = "-c 5 -i 0.2 -W 2 -M " + fragmenting + " -s " + octets + " ";
        allArriveAtOnce("from Braid, " + octets, pingFromBraid(options));
        allArriveAtOnce("from the guest, " + octets, pingFromGuest(options));
    }

    /// A bundle whose links are idle in between must not hold a packet back until a gap is given up.
    private static void allArriveAtOnce(String what, CommandResult pings) {
        assertThat(pings.orFail("ping " + what).output()).contains("5 received");
        var times = ROUND_TRIP.matcher(pings.output());
        assertThat(times.find()).as(pings.output()).isTrue();
        System.out.println("ping " + what + " octets: round trip (ms) " + times.group());
        assertThat(Double.parseDouble(times.group(1)))
                .as("average round trip of " + times.group())
                .isLessThan(PROMPT_MILLIS);
    }

    @Order(2)
    @Test
    void bothLinksCarryFragmentsBothWays() throws Exception {
        for (int link = 0; link < LINKS; link++) {
            String mac = lines.get(link).ourMac();
            assertThat(captures.get(link).fragmentsFrom(mac)).hasSizeGreaterThan(FEW);
            assertThat(captures.get(link).fragmentsTo(mac)).hasSizeGreaterThan(FEW);
        }
    }

    @Order(3)
    @Test
    void bundleGoesOnWhenOneLinkIsCutAndTakesItBack() throws Exception {
        String pings = "-c 10 -i 0.2 -W 1 -s 1472 ";
        for (int link : linksToCut(guest)) {
            lines.get(link).cut();
            // The guest notices by its echoes; until then it loses what it puts on the dead link.
            Await.until("link " + link + " is out", UP, () -> links(router) == LINKS - 1);
            Await.until(
                    "traffic without link " + link,
                    UP,
                    () -> pingFromBraid(pings).output().contains("10 received")
                            && pingFromGuest(pings).output().contains("10 received"));

            lines.get(link).mend();
            Await.until("link " + link + " is back", UP, () -> links(router) == LINKS);
            Await.until(
                    "traffic with link " + link,
                    UP,
                    () -> pingFromBraid(pings).output().contains("10 received")
                            && pingFromGuest(pings).output().contains("10 received"));
        }
    }

    @Order(4)
    @Test
    void everyFrameThatBraidSentDecodes() throws Exception {
        for (int link = 0; link < LINKS; link++) {
            Capture capture = captures.get(link);
            String mac = lines.get(link).ourMac();
            capture.stop();
            assertThat(capture.frames("eth.src == " + mac)).hasSizeGreaterThan(FEW);
            assertThat(capture.malformedFrom(mac)).isEmpty();
        }
    }

    private CommandResult pingFromBraid(String options) throws IOException, InterruptedException {
        return near.exec("sh", "-c", "ping " + options + peerAddress(guest));
    }

    private CommandResult pingFromGuest(String options) throws IOException, InterruptedException {
        return guest.run("ping " + options + ourAddress(router));
    }
}
