package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.Dataplane;
import braid.dataplane.dns.NameService;
import braid.dataplane.network.NetworkState;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.SessionEvent;
import braid.shell.config.FailingDisk;
import braid.shell.config.LinuxNames;
import braid.shell.menu.Menus;
import braid.shell.schema.MenuTree;
import braid.shell.script.Jobs;
import braid.shell.testing.Await;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.Statuses;
import braid.shell.testing.TestConsole;
import braid.shell.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a router does by itself while nobody types.
class WatchTest {
    private static final String PORTS = "/interface/ethernet";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final WatchedDataplane dataplane = new WatchedDataplane();
    private final CompletableFuture<Throwable> defect = new CompletableFuture<>();

    @Test
    void onlyAPortThatComesOrGoesIsAReasonToPlanAnew() throws Exception {
        LinkStatus port = TestConsole.port(2, "eth0");
        dataplane.has(List.of(port));
        try (Router router = router()) {
            int planned = dataplane.fake.applications();
            dataplane.has(List.of(port, session(7), session(8)));
            dataplane.awaitLooks(4);
            assertThat(dataplane.fake.applications()).isEqualTo(planned);

            dataplane.has(List.of(port, session(8), TestConsole.port(3, "eth1")));
            Await.until("a new plan", LIMIT, () -> dataplane.fake.applications() == planned + 1);
            assertThat(router.view().configuration().items(PORTS)).hasSize(2);
        }
    }

    @Test
    void whatCouldNotBeAppliedIsTriedAgain() throws Exception {
        try (Router router = router()) {
            int before = dataplane.fake.applications();
            dataplane.refusals.set(2);
            router.edit("admin", "identity set", draft -> {
                draft.alter("/system/identity", 0, Map.of("name", new Value.Str("tried")));
                return draft;
            });
            router.settle();
            Await.until("another try", LIMIT, () -> dataplane.fake.applications() > before);
            dataplane.awaitLooks(4);
            assertThat(dataplane.fake.applications()).isEqualTo(before + 1);
        }
    }

    @Test
    void aFullDiskIsSaidOnceAndWhatItDidNotTakeIsTriedAgain() throws Exception {
        FailingDisk disk = new FailingDisk();
        disk.fill();
        dataplane.has(List.of(TestConsole.port(2, "eth0")));
        try (Router router = router(disk)) {
            assertThat(dataplane.fake.applications()).isEqualTo(1);
            dataplane.awaitLooks(4);
            assertThat(dataplane.fake.applications()).isEqualTo(1);
            assertThat(router.view().log())
                    .filteredOn(line -> line.event().message().contains("No space left on device"))
                    .hasSize(1);
            disk.free();
            Await.until(
                    "an entry of the port",
                    LIMIT,
                    () -> router.view().configuration().items(PORTS).size() == 1);
            assertThat(router.view().configuration().items(PORTS).getFirst().id())
                    .as("trying again took no more numbers")
                    .isEqualTo(1);
        }
    }

    @Test
    void thePortThatHasGoneIsForgottenUnlessSomebodyNeedsIt() throws Exception {
        LinkStatus stays = TestConsole.port(2, "eth0");
        List<LinkStatus> all = new ArrayList<>(List.of(stays));
        for (int index = 3; index <= 8; index++) {
            all.add(TestConsole.port(index, "veth" + index));
        }
        dataplane.has(all);
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/ip address add address=10.0.0.1/24 interface=ether2");
            console.type("/interface ethernet set ether3 name=lan");
            console.type("/interface ethernet comment ether4 comment=mine");
            console.type("/ip address add address=10.0.1.1/24 interface=ether5");
            console.type("/ip address remove [find where interface=ether5]");
            dataplane.has(List.of(stays));
            Await.until(
                    "the bare ones are forgotten",
                    LIMIT,
                    () -> names(console).equals("ether1,ether2,lan,ether4,ether5"));

            console.type("/undo");
            assertThat(console.type(":put [:len [/ip address find where interface=ether5]]"))
                    .as("what is undone finds its port")
                    .containsExactly("1");
            dataplane.has(all);
            Await.until(
                    "they are there again",
                    LIMIT,
                    () -> names(console).equals("ether1,ether2,lan,ether4,ether5,ether6,ether7"));
        }
        dataplane.has(List.of(stays));
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            assertThat(names(console)).isEqualTo("ether1,ether2,lan,ether4,ether5");
            console.type("/ip address remove [find where interface=ether5]");
            assertThat(names(console)).contains("ether5");
        }
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            assertThat(names(console)).as("the history ends with the router").isEqualTo("ether1,ether2,lan,ether4");
        }
    }

    private static String names(TestConsole console) {
        return console.router().view().configuration().items(PORTS).stream()
                .map(LinuxNames::name)
                .collect(Collectors.joining(","));
    }

    @Test
    void aProblemThatHasGoneIsNoLongerShown() {
        try (TestConsole console = TestConsole.on(directory, dataplane.fake)) {
            dataplane.fake.cannot(Map.of("/ip/pool*1", "no room"));
            console.type("/ip pool add name=p ranges=10.0.0.1-10.0.0.9");
            assertThat(console.router().view().problems()).containsKey("/ip/pool*1");
            dataplane.fake.says(DataplaneStatus.EMPTY);
            assertThat(console.router().view().problems()).isEmpty();
        }
    }

    @Test
    void aDefectOfTheWatchEndsTheRouter() throws Exception {
        try (Router router = router()) {
            dataplane.fails(() -> new IllegalStateException("no such state"));
            assertThat(defect.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).hasMessage("no such state");
            assertThat(router.view().log())
                    .anyMatch(line -> line.event()
                            .message()
                            .contains("internal error: java.lang.IllegalStateException: no such state"));
        }
    }

    @Test
    void aDefectOfTheSchedulerEndsTheRouter() throws Exception {
        try (Router router = router();
                Scheduling scheduling = new Scheduling(router, new NoJobs())) {
            router.edit(
                    "admin",
                    "scheduler added",
                    draft -> draft.add(
                            "/system/scheduler",
                            Map.of("name", new Value.Str("s"), "start-time", new Value.Str("startup")),
                            OptionalLong.empty()));
            scheduling.start();
            assertThat(defect.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).hasMessage("no jobs");
        }
    }

    /// Twice a second: what it need not know costs too much.
    @Test
    void theSchedulerLooksAtTheConfigurationAlone() {
        try (Router router = router();
                Scheduling scheduling = new Scheduling(router, new NoJobs())) {
            router.edit(
                    "admin",
                    "scheduler added",
                    draft -> draft.add(
                            "/system/scheduler",
                            Map.of(
                                    "name", new Value.Str("s"),
                                    "start-date", new Value.Str("2026-03-01"),
                                    "start-time", new Value.Str("13:00:00")),
                            OptionalLong.empty()));
            int before = dataplane.asked.get();
            scheduling.look();
            assertThat(scheduling.status()).hasSize(1);
            assertThat(dataplane.asked).hasValue(before);
        }
    }

    private Router router() {
        return router(new FailingDisk());
    }

    private Router router(FailingDisk disk) {
        MenuTree tree = Menus.tree(RouterCommands.ofRoot());
        InstantSource clock = InstantSource.fixed(TestConsole.NOON);
        return Router.of(
                directory,
                disk.open(directory, tree, clock),
                () -> dataplane,
                new NoMachine(),
                clock,
                ZoneOffset.UTC,
                (_, ended) -> defect.complete(ended));
    }

    private static LinkStatus session(int index) {
        LinkStatus port = TestConsole.port(index, "ppp-in" + index);
        return new LinkStatus(
                index,
                port.linuxName(),
                "braid:session",
                "tun",
                false,
                true,
                true,
                true,
                1500,
                Optional.empty(),
                port.counters());
    }

    private static final class NoMachine implements Machine {
        @Override
        public List<LinkStatus> links() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> plan(NetworkState desired) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoJobs implements Jobs {
        @Override
        public long start(Work work) {
            throw new IllegalStateException("no jobs");
        }

        @Override
        public Entry enter(Script script, String owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean stop(long id) {
            return false;
        }

        @Override
        public List<Job> running() {
            return List.of();
        }

        @Override
        public Map<Long, Runs> runs() {
            return Map.of();
        }
    }

    /// Counts how often the thread `config` looks, and how often others do.
    private static final class WatchedDataplane implements Dataplane {
        private final FakeDataplane fake = new FakeDataplane(DataplaneStatus.EMPTY);
        private volatile Supplier<RuntimeException> failure = () -> null;
        private final AtomicInteger refusals = new AtomicInteger();
        private final AtomicInteger looks = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();

        void has(List<LinkStatus> links) {
            fake.says(Statuses.machine(links));
        }

        void fails(Supplier<RuntimeException> why) {
            failure = why;
        }

        void awaitLooks(int more) throws Exception {
            int until = looks.get() + more;
            Await.until("looks at the ports", LIMIT, () -> looks.get() >= until);
        }

        @Override
        public CompletableFuture<Applied> apply(NetworkState desired) {
            return refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                    ? CompletableFuture.failedFuture(new IllegalStateException("interrupted dump"))
                    : fake.apply(desired);
        }

        @Override
        public List<String> plan(NetworkState desired) {
            return fake.plan(desired);
        }

        @Override
        public NameService names() {
            return fake.names();
        }

        @Override
        public DataplaneStatus status() {
            if (Thread.currentThread().getName().equals("config")) {
                looks.incrementAndGet();
                RuntimeException failing = failure.get();
                if (failing != null) {
                    throw failing;
                }
            } else {
                asked.incrementAndGet();
            }
            return fake.status();
        }

        @Override
        public CompletableFuture<FirewallStatus> firewall() {
            return fake.firewall();
        }

        @Override
        public List<SessionEvent> takeSessionEvents() {
            return List.of();
        }

        @Override
        public boolean disconnect(int bundle) {
            return fake.disconnect(bundle);
        }

        @Override
        public void close() {}
    }
}
