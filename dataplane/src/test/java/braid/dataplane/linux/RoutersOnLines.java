package braid.dataplane.linux;

import braid.dataplane.Dataplane;
import braid.dataplane.Dataplane.Applied;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.control.TestConfigurations;
import braid.dataplane.errno.KernelException;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.LinkSettings;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.BundleStatus.Standing;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.LogEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two whole routers joined by emulated lines of given rates, and TCP between them.
final class RoutersOnLines implements AutoCloseable {
    static final IpAddress.V4 ISP = TestConfigurations.SERVER_ADDRESS;
    static final String ISP_TEXT = ISP.toString();
    private static final OptionalInt MRRU = OptionalInt.of(1600);

    /// More than a processor moves, and little enough that both cables are used.
    private static final OptionalLong HOLDS_NOTHING_BACK = OptionalLong.of(10_000_000_000L);

    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long LOOK_NANOS = 5_000_000L;
    private static final int CHUNK_BYTES = 16_384;
    private static final int TIMEOUT_MILLIS = 10_000;

    final Namespace userSide = Namespace.create();
    final Namespace ispSide = Namespace.create();
    final List<LabNetwork.Line> lines = new ArrayList<>();
    final Dataplane user;
    final Dataplane isp;
    private final int links;

    /// A line's two directions.
    record Rate(long downBits, long upBits) {
        static Rate megabits(double down, double up) {
            return new Rate((long) (down * 1e6), (long) (up * 1e6));
        }
    }

    /// Two routers that have nothing to do yet.
    ///
    /// @param folder for their state, `user` and `isp`
    /// @param rates of the lines; 0: a bare cable
    /// @param log what both say, each on its thread `kernel`
    RoutersOnLines(Path folder, List<Rate> rates, Consumer<LogEvent> log) throws Exception {
        links = rates.size();
        for (int i = 0; i < links; i++) {
            var userEnd = new LabNetwork.End(userSide, name(i), Optional.empty());
            var ispEnd = new LabNetwork.End(ispSide, name(i), Optional.empty());
            if (rates.get(i).downBits() == 0) {
                LabNetwork.cable(userEnd, ispEnd);
            } else {
                lines.add(LabNetwork.line(
                        userEnd, ispEnd, rates.get(i).upBits(), rates.get(i).downBits()));
            }
        }
        user = open(userSide, Files.createDirectories(folder.resolve("user")), log);
        isp = open(ispSide, Files.createDirectories(folder.resolve("isp")), log);
    }

    /// Two routers with a bundle of all lines between them.
    ///
    /// @param learned false: every link has a configured rate that holds nothing back
    RoutersOnLines(Path folder, boolean learned, List<Rate> rates) throws Exception {
        this(folder, rates, _ -> {});
        configure(learned);
        awaitLinks(links);
    }

    static Dataplane open(Namespace side, Path stateDir, Consumer<LogEvent> log) throws Exception {
        return side.run(() -> LinuxDataplane.open(stateDir, log, RoutersOnLines::defect));
    }

    static String name(int line) {
        return "ether" + (line + 1);
    }

    /// @param learned as above
    void configure(boolean learned) {
        for (Applied applied :
                List.of(isp.apply(server()).join(), user.apply(client(learned)).join())) {
            if (!applied.problems().isEmpty()) {
                throw new IllegalStateException(applied.problems().toString());
            }
        }
    }

    /// As `/interface ethernet disable` on the user's side, of one line.
    void disable(int line, boolean disabled) {
        NetworkState all = client(true);
        var settings = new LinkSettings(name(line), Optional.of(!disabled), OptionalInt.empty(), Optional.empty());
        user.apply(state(
                        List.of(settings),
                        new EngineCommand.Configure(
                                all.pppoeClients(),
                                all.pppoeServers(),
                                all.profiles(),
                                all.users(),
                                all.pools(),
                                all.sessionNames())))
                .join();
    }

    void awaitLinks(int count) {
        for (Dataplane router : List.of(user, isp)) {
            await(router, status -> links(status) == count);
        }
    }

    /// Links of the one bundle that runs.
    static int links(DataplaneStatus status) {
        return status.bundles().stream()
                .map(BundleStatus::standing)
                .filter(Standing::running)
                .mapToInt(Standing::linksUp)
                .findFirst()
                .orElse(0);
    }

    static DataplaneStatus await(Dataplane router, Predicate<DataplaneStatus> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        DataplaneStatus status = router.status();
        while (!condition.test(status)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not come about: " + status);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            status = router.status();
        }
        return status;
    }

    /// Leaves one line to the bundle.
    void only(int line) throws KernelException {
        for (int i = 0; i < lines.size(); i++) {
            if (i != line) {
                lines.get(i).cut();
            }
        }
        awaitLinks(1);
    }

    void all() throws KernelException {
        for (LabNetwork.Line line : lines) {
            line.mend();
        }
        awaitLinks(lines.size());
    }

    /// A running transfer; counts what has arrived.
    final class Transfer implements AutoCloseable {
        final AtomicLong octets = new AtomicLong();
        final AtomicLong longestGapNanos = new AtomicLong();
        private final ServerSocket listener;
        private volatile boolean ended;

        /// @param down towards the user's end
        Transfer(boolean down) throws Exception {
            listener = ispSide.run(() -> new ServerSocket(0, 1, InetAddress.getByName(ISP_TEXT)));
            ispSide.start("transfer-isp", () -> {
                try (Socket socket = listener.accept()) {
                    move(socket, down);
                } catch (IOException _) {
                    ended = true;
                }
            });
            userSide.start("transfer-user", () -> {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(ISP_TEXT, listener.getLocalPort()), TIMEOUT_MILLIS);
                    move(socket, !down);
                } catch (IOException _) {
                    ended = true;
                }
            });
        }

        private void move(Socket socket, boolean sending) throws IOException {
            byte[] chunk = new byte[CHUNK_BYTES];
            long last = System.nanoTime();
            while (!ended) {
                if (sending) {
                    socket.getOutputStream().write(chunk);
                } else {
                    int count = socket.getInputStream().read(chunk);
                    if (count < 0) {
                        return;
                    }
                    long now = System.nanoTime();
                    long gap = now - last;
                    longestGapNanos.accumulateAndGet(gap, Math::max);
                    last = now;
                    octets.addAndGet(count);
                }
            }
        }

        /// Bits a second that arrive in the next `nanos`.
        double measure(long nanos) {
            long from = System.nanoTime();
            long before = octets.get();
            while (System.nanoTime() - from < nanos) {
                LockSupport.parkNanos(Math.min(LOOK_NANOS, nanos));
            }
            return (octets.get() - before) * 8e9 / (System.nanoTime() - from);
        }

        @Override
        public void close() throws IOException {
            ended = true;
            listener.close();
        }
    }

    @Override
    public void close() {
        user.close();
        isp.close();
        lines.forEach(LabNetwork.Line::close);
        userSide.close();
        ispSide.close();
    }

    private NetworkState server() {
        var methods = EnumSet.of(AuthenticationMethod.PAP, AuthenticationMethod.CHAP_MD5);
        PppoeServer[] servers = names().map(name -> TestConfigurations.server(name, MRRU, methods))
                .toArray(PppoeServer[]::new);
        return state(TestConfigurations.servers(servers));
    }

    private NetworkState client(boolean learned) {
        String[] names = names().toArray(String[]::new);
        var client = TestConfigurations.client("yyy", EnumSet.of(AuthenticationMethod.CHAP_MD5), names);
        var rate = learned ? OptionalLong.empty() : HOLDS_NOTHING_BACK;
        return state(TestConfigurations.clients(
                TestConfigurations.withRate(TestConfigurations.withMrru(client, MRRU), rate)));
    }

    private Stream<String> names() {
        return IntStream.range(0, links).mapToObj(RoutersOnLines::name);
    }

    /// What the engine is told, and no more.
    private static NetworkState state(EngineCommand.Configure sessions) {
        return state(List.of(), sessions);
    }

    private static NetworkState state(List<LinkSettings> settings, EngineCommand.Configure sessions) {
        return new NetworkState(
                settings,
                List.of(),
                List.of(),
                List.of(),
                sessions.clients(),
                sessions.servers(),
                sessions.profiles(),
                sessions.users(),
                sessions.pools(),
                sessions.sessionNames(),
                Firewall.EMPTY);
    }

    private static void defect(Thread thread, Throwable failure) {
        throw new AssertionError("thread " + thread.getName() + " has ended", failure);
    }
}
