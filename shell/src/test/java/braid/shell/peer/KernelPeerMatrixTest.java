package braid.shell.peer;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.peer.PppSettings.Authentication;
import braid.shell.testing.Await;
import braid.shell.testing.CommandResult;
import braid.shell.testing.Lab;
import braid.shell.testing.Line;
import braid.shell.testing.Namespace;
import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a kernel's PPP and Braid can agree on: methods of authentication, encryption, links, sizes of packets, sequence
/// numbers, discriminators. Some cases, each in one role, hold each of those with most of the others and run always;
/// all of them in both roles are the tests tagged `matrix`. One guest for all; each case dials anew.
@NeedsPeer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelPeerMatrixTest {
    private static final Duration UP = Duration.ofSeconds(60);
    private static final int LINES = 4;
    private static final int ETHERNET_MTU = 1508;
    private static final int PAYLOAD = 1500;
    private static final String SHORT = "mpshortseq";
    private static final String LOCAL = "endpoint local:01.02.03";
    private static final String CLIENT = "/interface pppoe-client monitor pppoe-out1 once";

    /// Which cases run always, and who dials then.
    private enum Always {
        NO,
        BRAID_DIALS,
        BRAID_IS_DIALLED
    }

    /// Both ends of a case: links, the MTU of our interface when the guest dials, the encoding as Braid shows it,
    /// and what pppd is told (a record of values, though its list is not of a type that says so).
    @SuppressWarnings("ImmutableEnumChecker")
    enum Case {
        PAP_PLAIN(Always.NO, 1, 1492, "", plain(Authentication.PAP)),
        CHAP_PLAIN(Always.NO, 1, 1492, "", plain(Authentication.CHAP)),
        MSCHAP_V2_PLAIN(Always.NO, 1, 1492, "", plain(Authentication.MSCHAP_V2)),
        MPPE_PLAIN(
                Always.BRAID_IS_DIALLED,
                1,
                1488,
                "MPPE128 stateless",
                plain(Authentication.MSCHAP_V2).withEncryption()),
        BABY_JUMBO_PLAIN(
                Always.BRAID_DIALS, 1, 1500, "", plain(Authentication.CHAP).withMtu(1500)),
        PAP_BUNDLE(Always.NO, 2, 1600, "", bundle(1600, Authentication.PAP)),
        PAP_BUNDLE_OF_FOUR(Always.BRAID_DIALS, 4, 1614, "", bundle(1614, Authentication.PAP)),
        MSCHAP_V2_BUNDLE(Always.NO, 2, 1614, "", bundle(1614, Authentication.MSCHAP_V2)),
        MPPE_BUNDLE_OF_ONE(
                Always.NO,
                1,
                1500,
                "MPPE128 stateless",
                bundle(1504, Authentication.MSCHAP_V2).withEncryption()),
        MPPE_BUNDLE(
                Always.BRAID_DIALS,
                2,
                1500,
                "MPPE128 stateless",
                bundle(1504, Authentication.MSCHAP_V2).withEncryption()),
        MPPE_BUNDLE_OF_FOUR(
                Always.BRAID_IS_DIALLED,
                4,
                1500,
                "MPPE128 stateless",
                bundle(1504, Authentication.MSCHAP_V2).withEncryption().with(LOCAL)),
        LARGE_MRRU(Always.NO, 2, 4096, "", bundle(4096, Authentication.CHAP)),
        LARGE_MRRU_SHORT_NUMBERS(
                Always.BRAID_IS_DIALLED,
                2,
                4096,
                "",
                bundle(4096, Authentication.MSCHAP_V2).with(SHORT)),
        LARGE_MRRU_OF_FOUR(
                Always.BRAID_DIALS,
                4,
                4096,
                "",
                bundle(4096, Authentication.CHAP).with(SHORT).with(LOCAL)),
        SHORT_NUMBERS(Always.NO, 2, 1600, "", bundle(1600, Authentication.CHAP).with(SHORT)),
        LOCAL_DISCRIMINATOR(
                Always.NO, 2, 1600, "", bundle(1600, Authentication.CHAP).with(LOCAL)),
        LOCAL_DISCRIMINATOR_OF_ONE(
                Always.BRAID_IS_DIALLED,
                1,
                1614,
                "",
                bundle(1614, Authentication.PAP).with(LOCAL));

        private final Always always;
        private final int links;
        private final int mtuBytes;
        private final String encoding;
        private final PppSettings settings;

        Case(Always always, int links, int mtuBytes, String encoding, PppSettings settings) {
            this.always = always;
            this.links = links;
            this.mtuBytes = mtuBytes;
            this.encoding = encoding;
            this.settings = settings;
        }

        private static PppSettings plain(Authentication authentication) {
            return PppSettings.bundle().withMrru(OptionalInt.empty()).withAuthentication(authentication);
        }

        private static PppSettings bundle(int mrruBytes, Authentication authentication) {
            return PppSettings.bundle().withMrru(OptionalInt.of(mrruBytes)).withAuthentication(authentication);
        }

        private String mrru() {
            return settings.mrruBytes().isPresent()
                    ? Integer.toString(settings.mrruBytes().getAsInt())
                    : "disabled";
        }

        /// As a server pppd offers what its Ethernet interface carries, whatever its options say.
        private int mtuWhenDialling() {
            boolean plain = settings.mrruBytes().isEmpty();
            return plain && settings.mtuBytes() < PAYLOAD ? mtuBytes + PAYLOAD - settings.mtuBytes() : mtuBytes;
        }

        private String profile() {
            return "use-encryption=" + (encoding.isEmpty() ? "no" : "required");
        }

        private String interfaces() {
            return IntStream.rangeClosed(1, links)
                    .mapToObj(line -> "ether" + line)
                    .collect(Collectors.joining(","));
        }
    }

    private Lab lab;
    private Namespace near;
    private RunningRouter router;
    private PeerGuest guest;

    @BeforeAll
    void lines() throws Exception {
        lab = Lab.open(getClass().getSimpleName());
        near = lab.namespace();
        Namespace far = lab.namespace();
        List<Line> lines = new ArrayList<>();
        for (int number = 1; number <= LINES; number++) {
            lines.add(Line.lay(near, far, number, ETHERNET_MTU));
        }
        guest = PeerGuest.boot(far, "guest", lines.stream().map(Line::theirs).toList());
        guest.run("for card in eth0 eth1 eth2 eth3; do ip link set $card mtu " + ETHERNET_MTU + "; done");
        router = RunningRouter.start(near, "router");
    }

    @AfterAll
    void close() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    static Stream<Case> always() {
        return Arrays.stream(Case.values()).filter(is -> is.always != Always.NO);
    }

    @ParameterizedTest
    @MethodSource("always")
    void eachThingWithMostOfTheOthers(Case is) throws Exception {
        if (is.always == Always.BRAID_DIALS) {
            dial(is);
        } else {
            beDialled(is);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("matrix")
    void braidDials(Case is) throws Exception {
        dial(is);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("matrix")
    void braidIsDialled(Case is) throws Exception {
        beDialled(is);
    }

    private void dial(Case is) throws Exception {
        guest.serve(is.settings, "10.64.0.1", "10.64.0.10");
        router.type("""
                /ppp profile add name=case %s
                /interface pppoe-client add name=pppoe-out1 interface=%s user=ppp password=secret mrru=%s \
                profile=case disabled=no
                """.formatted(is.profile(), is.interfaces(), is.mrru()));
        try {
            Await.until(
                    is + ": links",
                    UP,
                    () -> router.field(CLIENT, "active-links").equals("" + is.links),
                    this::logs);
            assertThat(router.field(CLIENT, "encoding")).isEqualTo(is.encoding);
            assertThat(router.field(CLIENT, "mtu")).isEqualTo("" + is.mtuWhenDialling());
            packetsPass(is, "10.64.0.1", router.field(CLIENT, "local-address"));
            if (is.settings.mrruBytes().isPresent()) {
                Await.until(
                        is + ": a kernel only echoes",
                        UP,
                        () -> router.type(":put [/ppp link get 0 learning]")
                                .strip()
                                .equals("echo only"),
                        this::logs);
            }
        } finally {
            router.type("/interface pppoe-client remove pppoe-out1; /ppp profile remove case");
            guest.run("killall -q pppoe-server pppd; sleep 1");
        }
    }

    private void beDialled(Case is) throws Exception {
        String method = is.settings.authentication().name().toLowerCase(Locale.ROOT);
        router.type("""
                /ip pool add name=case ranges=10.65.0.10-10.65.0.20
                /ppp profile add name=case local-address=10.65.0.1 remote-address=case %s
                /ppp secret add name=ppp password=secret profile=case service=pppoe
                """.formatted(is.profile()));
        for (int line = 1; line <= is.links; line++) {
            router.type("""
                    /interface pppoe-server server
                    add service-name=line%d interface=ether%d mrru=%s authentication=%s default-profile=case disabled=no
                    """.formatted(line, line, is.mrru(), method.replace("mschap_v2", "mschap2")));
        }
        guest.dial(is.settings, 1);
        try {
            Await.until(
                    is + ": links",
                    UP,
                    () -> router.type("/ppp link print count-only where state=up")
                            .equals("" + is.links),
                    this::logs);
            Await.until(is + ": address", UP, () -> !peerAddress().isEmpty(), this::logs);
            assertThat(router.type(":put [/ppp active get [find] encoding]").strip())
                    .isEqualTo(is.encoding);
            packetsPass(is, peerAddress(), "10.65.0.1");
        } finally {
            guest.run("pkill -f run/guest/client; killall -q pppd; sleep 1");
            router.type("/interface pppoe-server server remove [find]; /ppp secret remove [find];"
                    + " /ppp profile remove case; /ip pool remove case");
        }
    }

    private String peerAddress() throws IOException, InterruptedException {
        return guest.run("ip -o -4 addr show dev ppp0 2> /dev/null | sed 's/.*inet \\([0-9.]*\\).*/\\1/'")
                .text();
    }

    private void packetsPass(Case is, String peer, String own) throws Exception {
        int largest = is.mtuBytes - 28;
        for (int octets : new int[] {56, largest}) {
            String options = "-c 3 -i 0.2 -W 2 -M do -s " + octets + " ";
            // What is larger than one link carries the guest sends in one piece only after its ip-up script.
            Await.until(
                    is + ": ping of " + octets + " from the guest",
                    UP,
                    () -> guest.run("ping " + options + own).output().contains("3 received"),
                    this::logs);
            CommandResult there = near.exec("sh", "-c", "ping " + options + peer);
            assertThat(there.output()).as("ping of %d from Braid", octets).contains("3 received");
        }
    }

    private String logs() {
        try {
            return guest.log() + router.type("/log print");
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
