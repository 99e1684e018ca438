package braid.dataplane.linux;

import braid.dataplane.Dataplane;
import braid.dataplane.errno.KernelException;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Two whole routers joined by emulated lines of given rates, and TCP between them: for benchmarks.
final class RoutersOnLines implements AutoCloseable {
    private static final IpAddress.V4 ISP = new IpAddress.V4(0x0a640001);
    static final String ISP_TEXT = "10.100.0.1";

    /// More than a processor moves, and little enough that both cables are used.
    private static final long CABLE_BITS = 10_000_000_000L;

    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long LOOK_NANOS = 5_000_000L;
    private static final int CHUNK_BYTES = 16_384;
    private static final int TIMEOUT_MILLIS = 10_000;

    final Namespace userSide = Namespace.create();
    final Namespace ispSide = Namespace.create();
    final List<LabNetwork.Line> lines = new ArrayList<>();
    final Dataplane user;
    final Dataplane isp;

    /// One direction of a line.
    record Rate(long downBits, long upBits) {
        static Rate megabits(double down, double up) {
            return new Rate((long) (down * 1e6), (long) (up * 1e6));
        }
    }

    /// @param learned false: every link has a configured rate that holds nothing back
    RoutersOnLines(Path folder, boolean learned, List<Rate> rates) throws Exception {
        for (int i = 0; i < rates.size(); i++) {
            var userEnd = new LabNetwork.End(userSide, name(i), Optional.empty());
            var ispEnd = new LabNetwork.End(ispSide, name(i), Optional.empty());
            if (rates.get(i).downBits() == 0) {
                LabNetwork.cable(userEnd, ispEnd);
            } else {
                lines.add(LabNetwork.line(
                        ispEnd, userEnd, rates.get(i).downBits(), rates.get(i).upBits()));
            }
        }
        Files.createDirectories(folder.resolve("user"));
        Files.createDirectories(folder.resolve("isp"));
        user = userSide.run(() -> LinuxDataplane.open(folder.resolve("user"), _ -> {}, RoutersOnLines::defect));
        isp = ispSide.run(() -> LinuxDataplane.open(folder.resolve("isp"), _ -> {}, RoutersOnLines::defect));
        isp.apply(server(rates.size())).join();
        user.apply(client(rates.size(), learned)).join();
        awaitLinks(rates.size());
    }

    private static String name(int line) {
        return "ether" + (line + 1);
    }

    void awaitLinks(int links) {
        Predicate<DataplaneStatus> up = status -> status.bundles().stream()
                .anyMatch(bundle ->
                        bundle.standing().running() && bundle.standing().linksUp() == links);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!up.test(user.status()) || !up.test(isp.status())) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("no bundle of " + links + " links: " + user.status());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
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

    private static NetworkState server(int lines) {
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
        var servers = new ArrayList<PppoeServer>();
        for (int i = 0; i < lines; i++) {
            servers.add(new PppoeServer(
                    "server" + i,
                    name(i),
                    "isp",
                    "internet",
                    true,
                    options(),
                    Set.of(AuthenticationMethod.CHAP_MD5),
                    false,
                    OptionalInt.empty(),
                    0,
                    "default"));
        }
        return new NetworkState(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                servers,
                List.of(profile),
                List.of(joe),
                List.of(new AddressPool("pool", List.of(range), Optional.empty())),
                List.of(),
                Firewall.EMPTY);
    }

    private static NetworkState client(int lines, boolean learned) {
        var links = new ArrayList<PppoeClient.Line>();
        var rate = learned ? OptionalLong.empty() : OptionalLong.of(CABLE_BITS);
        for (int i = 0; i < lines; i++) {
            links.add(new PppoeClient.Line(name(i), rate, rate));
        }
        var client = new PppoeClient(
                "client",
                "pppoe-out1",
                links,
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

    private static LinkOptions options() {
        return new LinkOptions(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1600), OptionalInt.of(10));
    }

    private static void defect(Thread thread, Throwable failure) {
        failure.printStackTrace();
    }
}
