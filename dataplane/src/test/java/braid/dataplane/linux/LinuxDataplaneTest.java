package braid.dataplane.linux;

import static braid.dataplane.linux.RoutersOnLines.await;
import static braid.dataplane.linux.RoutersOnLines.links;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.Dataplane;
import braid.dataplane.StartRefused;
import braid.dataplane.linux.RoutersOnLines.Rate;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
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
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two whole routers, two lines between them.
@KernelTest
class LinuxDataplaneTest {
    private static final Rate RATE = Rate.megabits(50, 50);
    private static final long INTERVAL_NANOS = 250_000_000;

    @TempDir
    private Path home;

    private final List<LogEvent> log = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch kernelMayGoOn = new CountDownLatch(1);
    private volatile Consumer<LogEvent> listener = _ -> {};
    private RoutersOnLines routers;

    @BeforeEach
    void start() throws Exception {
        routers = new RoutersOnLines(home, List.of(RATE, RATE), event -> {
            log.add(event);
            listener.accept(event);
        });
    }

    @AfterEach
    void stop() {
        kernelMayGoOn.countDown();
        routers.close();
    }

    @Test
    void aBundleOfTwoLinksCarriesFullSizePacketsAndEndsCleanly() throws Exception {
        routers.configure(true);
        routers.awaitLinks(2);
        DataplaneStatus status = routers.user.status();
        assertThat(status.bundles().getFirst().identity().linuxName()).isEqualTo("pppoe-out1");
        assertThat(ping(1500).received()).isEqualTo(5);
        assertThat(ping(4000).received()).isEqualTo(5);
        status = await(
                routers.user,
                now -> now.memberLinks().stream()
                        .allMatch(link -> link.traffic().flow().txPackets() > 3));
        assertThat(status.routes())
                .anyMatch(route ->
                        route.destination().bits() == 0 && route.linuxName().equals(Optional.of("pppoe-out1")));
        assertThat(Files.readAllLines(home.resolve("user").resolve("sessions"))).hasSize(2);

        routers.lines.getFirst().cut();
        routers.awaitLinks(1);
        assertThat(ping(1500).received()).isEqualTo(5);
        routers.lines.getFirst().mend();
        routers.awaitLinks(2);

        long closing = System.nanoTime();
        routers.user.close();
        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(3));
        await(routers.isp, now -> now.bundles().isEmpty());
        assertThat(routers.userSide.run(LinuxDataplane::survey).links())
                .noneMatch(link -> link.kind().equals("tun"));
        assertThat(Files.readAllLines(home.resolve("user").resolve("sessions"))).isEmpty();
    }

    @Test
    void whoMayComeInIsKnownWhileTheKernelsWorkerIsHeldUp() throws Exception {
        listener = event -> {
            if (event.message().startsWith("PPPoE connection established")) {
                holdUp(); // on the thread `kernel`, before anybody was asked who it is
            }
        };
        routers.configure(true);
        await(
                routers.user,
                status -> status.clients().stream().anyMatch(client -> client.phase() == ClientPhase.AUTHENTICATED));
        assertThat(routers.isp.status().addresses())
                .noneMatch(address -> address.linuxName().startsWith("ppp"));
        kernelMayGoOn.countDown();
        routers.awaitLinks(2);
    }

    private void holdUp() {
        try {
            kernelMayGoOn.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCarrierLostOnOneSideAloneEndsThePeersSessionTooWhenTheLineIsBack() throws Exception {
        routers.configure(true);
        routers.awaitLinks(2);

        routers.lines.getFirst().cutAtOne();
        await(routers.user, now -> links(now) == 1);
        assertThat(routers.isp.status().memberLinks()).hasSize(2);

        routers.lines.getFirst().mend();
        await(routers.user, now -> links(now) == 2);
        await(routers.isp, now -> now.memberLinks().size() == 2 && links(now) == 2);
        // By the PADT; where a bridge was not forwarding yet and it was lost, since the host dials beside it.
        assertThat(List.copyOf(log))
                .filteredOn(event -> event.message().contains(" ended - "))
                .hasSize(1);
    }

    @Test
    void aPortThatIsPulledOutTakesItsLineAndNotTheBundle() throws Exception {
        routers.configure(true);
        routers.awaitLinks(2);

        routers.lines.getLast().close();
        for (Dataplane router : List.of(routers.user, routers.isp)) {
            await(
                    router,
                    now -> links(now) == 1
                            && now.links().stream()
                                    .noneMatch(link -> link.linuxName().equals("ether2")));
        }
        assertThat(ping(1500).received()).isEqualTo(5);
    }

    @Test
    void aSecondRouterInTheNamespaceIsRefusedInOneSentence() throws Exception {
        Path other = Files.createDirectories(home.resolve("other"));
        assertThatThrownBy(() -> RoutersOnLines.open(routers.userSide, other, log::add))
                .hasRootCauseInstanceOf(StartRefused.class)
                .hasRootCauseMessage("Another router runs in this network namespace.");
    }

    @Test
    void aStateFileThatCannotBeReadIsOneSentenceAndLeavesTheNamespaceFree() throws Exception {
        Path other = home.resolve("other");
        Path applied = Files.createDirectories(other.resolve("applied"));
        try (Namespace third = Namespace.create()) {
            assertThatThrownBy(() -> RoutersOnLines.open(third, other, log::add))
                    .hasRootCauseInstanceOf(StartRefused.class)
                    .hasRootCauseMessage("The router cannot start: cannot read " + applied + ": Is a directory.");
            Files.delete(applied);
            RoutersOnLines.open(third, other, log::add).close();
        }
    }

    private PingSummary ping(int sizeBytes) throws Exception {
        var options = new PingOptions(
                RoutersOnLines.ISP,
                sizeBytes,
                OptionalInt.of(5),
                INTERVAL_NANOS,
                OptionalInt.empty(),
                sizeBytes <= 1500,
                Optional.empty(),
                Optional.empty());
        return routers.userSide.run(() -> new LinuxPinger().ping(options, _ -> {}, () -> false));
    }
}
