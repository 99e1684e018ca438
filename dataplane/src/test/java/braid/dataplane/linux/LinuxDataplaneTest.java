package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.Dataplane;
import braid.dataplane.StartRefused;
import braid.dataplane.network.AddressPool;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.Secret;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.LogEvent;
import braid.dataplane.tool.PingOptions;
import braid.dataplane.tool.PingSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two whole routers, two lines between them.
@KernelTest
class LinuxDataplaneTest {
    private static final IpAddress.V4 ISP = new IpAddress.V4(0x0a640001);
    private static final long LINE_BITS_PER_SECOND = 50_000_000;
    private static final long INTERVAL_NANOS = 250_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final List<LogEvent> log = Collections.synchronizedList(new ArrayList<>());
    private final List<LabNetwork.Line> lines = new ArrayList<>();
    private Namespace userSide;
    private Namespace ispSide;
    private Dataplane user;
    private Dataplane isp;

    @BeforeEach
    void start() throws Exception {
        userSide = Namespace.create();
        ispSide = Namespace.create();
        for (String name : List.of("ether1", "ether2")) {
            lines.add(LabNetwork.line(
                    new LabNetwork.End(userSide, name, Optional.empty()),
                    new LabNetwork.End(ispSide, name, Optional.empty()),
                    LINE_BITS_PER_SECOND,
                    LINE_BITS_PER_SECOND));
        }
        Files.createDirectories(home.resolve("user"));
        Files.createDirectories(home.resolve("isp"));
        user = userSide.run(() -> LinuxDataplane.open(home.resolve("user"), log::add, LinuxDataplaneTest::defect));
        isp = ispSide.run(() -> LinuxDataplane.open(home.resolve("isp"), log::add, LinuxDataplaneTest::defect));
    }

    @AfterEach
    void stop() {
        user.close();
        isp.close();
        lines.forEach(LabNetwork.Line::close);
        userSide.close();
        ispSide.close();
    }

    @Test
    void aBundleOfTwoLinksCarriesFullSizePacketsAndEndsCleanly() throws Exception {
        assertThat(isp.apply(server()).join().problems()).isEmpty();
        assertThat(user.apply(client()).join().problems()).isEmpty();
        DataplaneStatus status = await(
                user,
                now -> now.bundles().stream()
                        .anyMatch(bundle ->
                                bundle.standing().running() && bundle.standing().linksUp() == 2));
        assertThat(status.bundles().getFirst().identity().linuxName()).isEqualTo("pppoe-out1");
        assertThat(ping(1500).received()).isEqualTo(5);
        assertThat(ping(4000).received()).isEqualTo(5);
        status = await(
                user,
                now -> now.memberLinks().stream()
                        .allMatch(link -> link.traffic().flow().txPackets() > 3));
        assertThat(status.routes())
                .anyMatch(route ->
                        route.destination().bits() == 0 && route.linuxName().equals(Optional.of("pppoe-out1")));
        assertThat(Files.readAllLines(home.resolve("user").resolve("sessions"))).hasSize(2);

        lines.getFirst().cut();
        await(
                user,
                now -> now.bundles().stream()
                        .anyMatch(bundle -> bundle.standing().linksUp() == 1));
        await(
                isp,
                now -> now.bundles().stream()
                        .anyMatch(bundle -> bundle.standing().linksUp() == 1));
        assertThat(ping(1500).received()).isEqualTo(5);

        lines.getFirst().mend();
        await(
                user,
                now -> now.bundles().stream()
                        .anyMatch(bundle -> bundle.standing().linksUp() == 2));

        long closing = System.nanoTime();
        user.close();
        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(3));
        await(isp, now -> now.bundles().isEmpty());
        assertThat(userSide.run(LinuxDataplane::survey).links())
                .noneMatch(link -> link.kind().equals("tun"));
        assertThat(Files.readAllLines(home.resolve("user").resolve("sessions"))).isEmpty();
    }

    @Test
    void aCarrierLostOnOneSideAloneEndsThePeersSessionTooWhenTheLineIsBack() throws Exception {
        assertThat(isp.apply(server()).join().problems()).isEmpty();
        assertThat(user.apply(client()).join().problems()).isEmpty();
        await(
                user,
                now -> now.bundles().stream()
                        .anyMatch(bundle ->
                                bundle.standing().running() && bundle.standing().linksUp() == 2));

        lines.getFirst().cutAtOne();
        await(
                user,
                now -> now.bundles().stream()
                        .anyMatch(bundle -> bundle.standing().linksUp() == 1));
        assertThat(isp.status().memberLinks()).hasSize(2);

        lines.getFirst().mend();
        await(
                user,
                now -> now.bundles().stream()
                        .anyMatch(bundle -> bundle.standing().linksUp() == 2));
        await(
                isp,
                now -> now.memberLinks().size() == 2
                        && now.bundles().getFirst().standing().linksUp() == 2);
        assertThat(List.copyOf(log))
                .filteredOn(event -> event.message().endsWith("ended - session ended by peer"))
                .hasSize(1);
    }

    @Test
    void aPortThatIsPulledOutTakesItsLineAndNotTheBundle() throws Exception {
        assertThat(isp.apply(server()).join().problems()).isEmpty();
        assertThat(user.apply(client()).join().problems()).isEmpty();
        await(
                user,
                now -> now.bundles().stream()
                        .anyMatch(bundle -> bundle.standing().linksUp() == 2));

        lines.getLast().close();
        for (Dataplane router : List.of(user, isp)) {
            await(
                    router,
                    now -> now.links().stream()
                                    .noneMatch(link -> link.linuxName().equals("ether2"))
                            && now.bundles().stream()
                                    .anyMatch(bundle -> bundle.standing().running()
                                            && bundle.standing().linksUp() == 1));
        }
        assertThat(ping(1500).received()).isEqualTo(5);
    }

    @Test
    void aSecondRouterInTheNamespaceIsRefusedInOneSentence() throws Exception {
        Path other = Files.createDirectories(home.resolve("other"));
        assertThatThrownBy(() -> userSide.run(() -> LinuxDataplane.open(other, log::add, LinuxDataplaneTest::defect)))
                .hasRootCauseInstanceOf(StartRefused.class)
                .hasRootCauseMessage("Another router runs in this network namespace.");
    }

    @Test
    void aStateFileThatCannotBeReadIsOneSentenceAndLeavesTheNamespaceFree() throws Exception {
        Path other = home.resolve("other");
        Path applied = Files.createDirectories(other.resolve("applied"));
        try (Namespace third = Namespace.create()) {
            assertThatThrownBy(() -> third.run(() -> LinuxDataplane.open(other, log::add, LinuxDataplaneTest::defect)))
                    .hasRootCauseInstanceOf(StartRefused.class)
                    .hasRootCauseMessage("The router cannot start: cannot read " + applied + ": Is a directory.");
            Files.delete(applied);
            third.run(() -> LinuxDataplane.open(other, log::add, LinuxDataplaneTest::defect))
                    .close();
        }
    }

    private PingSummary ping(int sizeBytes) throws Exception {
        var options = new PingOptions(
                ISP,
                sizeBytes,
                OptionalInt.of(5),
                INTERVAL_NANOS,
                OptionalInt.empty(),
                sizeBytes <= 1500,
                Optional.empty(),
                Optional.empty());
        return userSide.run(() -> new LinuxPinger().ping(options, _ -> {}, () -> false));
    }

    private DataplaneStatus await(Dataplane router, Predicate<DataplaneStatus> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        DataplaneStatus status = router.status();
        while (!condition.test(status)) {
            assertThat(System.nanoTime() - deadline)
                    .as(() -> router.status() + "\n" + log)
                    .isNegative();
            Thread.onSpinWait();
            status = router.status();
        }
        return status;
    }

    private static NetworkState server() {
        var profile = new PppProfile(
                "default",
                Optional.of(new PppProfile.AddressSource.Fixed(ISP)),
                Optional.of(new PppProfile.AddressSource.FromPool("pool")),
                List.of(),
                false,
                SessionOptions.DEFAULT);
        var joe = new PppUser(
                "joe",
                "joe",
                new Secret("secret"),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteLimits.NONE);
        var range = new AddressPool.Range(new IpAddress.V4(0x0a640002), new IpAddress.V4(0x0a640010));
        return new NetworkState(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(server("ether1"), server("ether2")),
                List.of(profile),
                List.of(joe),
                List.of(new AddressPool("pool", List.of(range), Optional.empty())),
                List.of(),
                Firewall.EMPTY);
    }

    private static PppoeServer server(String linuxName) {
        return new PppoeServer(
                "server " + linuxName,
                linuxName,
                "isp",
                "internet",
                true,
                options(),
                Set.of(AuthenticationMethod.PAP, AuthenticationMethod.CHAP_MD5),
                false,
                OptionalInt.empty(),
                0,
                "default");
    }

    private static NetworkState client() {
        var client = new PppoeClient(
                "client",
                "pppoe-out1",
                List.of(line("ether1"), line("ether2")),
                "joe",
                new Secret("secret"),
                "",
                "",
                Optional.empty(),
                options(),
                Set.of(AuthenticationMethod.CHAP_MD5),
                Optional.empty(),
                Optional.empty(),
                false,
                OptionalInt.of(1),
                SessionOptions.DEFAULT);
        return new NetworkState(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(client),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Firewall.EMPTY);
    }

    private static PppoeClient.Line line(String linuxName) {
        return new PppoeClient.Line(linuxName, OptionalLong.empty(), OptionalLong.empty());
    }

    private static LinkOptions options() {
        return new LinkOptions(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1600), OptionalInt.of(10));
    }

    private static void defect(Thread thread, Throwable failure) {
        throw new AssertionError("thread " + thread.getName() + " has ended", failure);
    }
}
