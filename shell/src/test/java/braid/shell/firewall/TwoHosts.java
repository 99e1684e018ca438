package braid.shell.firewall;

import braid.dataplane.Dataplane;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.LinuxDataplane;
import braid.dataplane.linux.Namespace;
import braid.dataplane.status.LogEvent;
import braid.shell.testing.TestConsole;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A host on each side of a router: 192.168.88.2 and .3 behind `ether1`, 10.0.0.2 and .3 behind `ether2`. The hosts
/// answer UDP and TCP on some ports, the router too.
final class TwoHosts implements AutoCloseable {
    static final String NEAR = "192.168.88.2";
    static final String NEAR_OTHER = "192.168.88.3";
    static final String NEAR_ROUTER = "192.168.88.1";
    static final String FAR = "10.0.0.2";
    static final String FAR_OTHER = "10.0.0.3";
    static final String FAR_ROUTER = "10.0.0.1";
    static final int SILENCE_MILLIS = 250;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final List<Integer> UDP_PORTS = List.of(5000, 6000);
    private static final List<Integer> TCP_PORTS = List.of(7000, 8000);

    final Namespace near;
    final Namespace far;
    final Namespace router;
    final TestConsole console;
    private final Dataplane dataplane;
    private final List<String> log = new ArrayList<>();

    TwoHosts(Path home) throws Exception {
        near = Namespace.create();
        far = Namespace.create();
        router = Namespace.create();
        cable(near, "ether1");
        cable(far, "ether2");
        host(near, "192.168.88.", "192.168.88.1");
        host(far, "10.0.0.", "10.0.0.1");
        write("/proc/sys/net/ipv4/ip_forward", "1");
        write("/proc/sys/net/ipv4/icmp_ratelimit", "0");
        dataplane = router.run(() -> LinuxDataplane.open(home, this::log, (_, e) -> e.printStackTrace()));
        Files.createDirectories(home.resolve("state"));
        console = TestConsole.on(home.resolve("state"), dataplane);
        type("/ip/address add address=192.168.88.1/24 interface=ether1");
        type("/ip/address add address=10.0.0.1/24 interface=ether2");
        answer(near, NEAR, NEAR_OTHER);
        answer(far, FAR, FAR_OTHER);
        answer(router, NEAR_ROUTER, FAR_ROUTER);
    }

    /// Runs commands, of which none may fail.
    List<String> type(String commands) {
        List<String> output = console.type(commands);
        if (output.stream().anyMatch(line -> line.contains("failure") || line.contains("(line "))) {
            throw new AssertionError(commands + ": " + output);
        }
        return output;
    }

    /// Takes all rules away.
    void clear() {
        for (String menu : List.of("filter", "nat", "mangle", "raw", "address-list")) {
            type("/ip/firewall/" + menu + " remove [find]");
        }
        type("/interface/list/member remove [find]");
        type("/interface/list remove [find name~\"^[A-Z]\"]");
    }

    /// A packet and its answer.
    ///
    /// @return who sent it as the other end saw it (`address:port`), or what came instead (`refused`), or nothing
    Optional<String> udp(Namespace from, String source, String to, int port, int bytes, int tos)
            throws KernelException {
        return udp(from, source, 0, to, port, bytes, tos);
    }

    Optional<String> udp(Namespace from, String source, int sourcePort, String to, int port, int bytes, int tos)
            throws KernelException {
        return from.run(() -> {
            try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(source, sourcePort))) {
                socket.setOption(StandardSocketOptions.IP_TOS, tos);
                socket.setSoTimeout(SILENCE_MILLIS);
                socket.connect(InetAddress.getByName(to), port);
                socket.send(new DatagramPacket(new byte[bytes], bytes));
                DatagramPacket answer = new DatagramPacket(new byte[100], 100);
                socket.receive(answer);
                return Optional.of(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8));
            } catch (SocketTimeoutException e) {
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of("refused");
            }
        });
    }

    /// @return `connected`, `reset`, `unreachable` or `silence`
    String tcp(Namespace from, String to, int port) throws KernelException {
        return from.run(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(to, port), 2 * SILENCE_MILLIS);
                return "connected";
            } catch (SocketTimeoutException e) {
                return "silence";
            } catch (NoRouteToHostException e) {
                return "unreachable";
            } catch (ConnectException e) {
                return "reset";
            }
        });
    }

    /// A connection that stays until it is closed; nothing where there was no answer.
    Optional<Socket> connect(Namespace from, String to, int port) throws KernelException {
        return from.run(() -> {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(to, port), 2 * SILENCE_MILLIS);
                return Optional.of(socket);
            } catch (IOException e) {
                socket.close();
                return Optional.empty();
            }
        });
    }

    /// @param options of ping(8)
    boolean ping(Namespace from, String to, String... options) throws KernelException {
        return pinged(from, to, options).contains(" 0% packet loss");
    }

    /// What ping(8) says.
    String pinged(Namespace from, String to, String... options) throws KernelException {
        return from.run(() -> {
            List<String> command = new ArrayList<>(List.of("ping", "-n", "-c", "1", "-W", "0.4"));
            command.addAll(List.of(options));
            command.add(to);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        });
    }

    /// A counter of a rule.
    long packets(String menu, String comment) {
        return Long.parseLong(type(":put [/ip/firewall/" + menu + " get [find comment=\"" + comment + "\"] packets]")
                .getLast());
    }

    /// The first line of the log that fits, once it is there.
    String logged(Predicate<String> wanted) throws InterruptedException {
        synchronized (log) {
            long patience = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
            while (log.stream().noneMatch(wanted)) {
                if (System.nanoTime() - patience > 0) {
                    throw new AssertionError("not logged; " + log);
                }
                log.wait(100);
            }
            return log.stream().filter(wanted).findFirst().orElseThrow();
        }
    }

    private void log(LogEvent event) {
        synchronized (log) {
            log.add(event.message());
            log.notifyAll();
        }
    }

    void write(String file, String text) throws KernelException {
        router.run(() -> Files.writeString(Path.of(file), text));
    }

    /// The first line of a file as the router sees it.
    String read(String file) throws KernelException {
        return router.run(() -> {
            try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
                return reader.readLine();
            }
        });
    }

    void ip(Namespace where, String... words) throws KernelException {
        where.run(() -> {
            List<String> command = new ArrayList<>(List.of("ip"));
            command.addAll(List.of(words));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
            return said;
        });
    }

    @Override
    public void close() {
        console.close();
        dataplane.close();
        near.close();
        far.close();
        router.close();
    }

    private void cable(Namespace host, String port) throws KernelException {
        LabNetwork.cable(
                new LabNetwork.End(router, port, Optional.empty()), new LabNetwork.End(host, "eth0", Optional.empty()));
        LabNetwork.up(host, "eth0");
        LabNetwork.up(router, port);
        LabNetwork.up(host, "lo");
    }

    private void host(Namespace host, String network, String gateway) throws KernelException {
        ip(host, "address", "add", network + "2/24", "dev", "eth0");
        ip(host, "address", "add", network + "3/24", "dev", "eth0");
        ip(host, "route", "add", "default", "via", gateway);
    }

    /// From the address that was asked: a socket of its own for each.
    private static void answer(Namespace where, String... addresses) throws KernelException {
        for (String address : addresses) {
            for (int port : UDP_PORTS) {
                answerUdp(where, address, port);
            }
        }
        for (int port : TCP_PORTS) {
            answerTcp(where, port);
        }
    }

    private static void answerUdp(Namespace where, String address, int port) throws KernelException {
        DatagramSocket socket = where.run(() -> new DatagramSocket(new InetSocketAddress(address, port)));
        where.start("udp-" + port, () -> {
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            try (socket) {
                while (true) {
                    packet.setLength(2_000);
                    socket.receive(packet);
                    byte[] answer = (packet.getAddress().getHostAddress() + ":" + packet.getPort() + " at " + address
                                    + ":" + port)
                            .getBytes(StandardCharsets.UTF_8);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // The namespace is gone.
            }
        });
    }

    private static void answerTcp(Namespace where, int port) throws KernelException {
        ServerSocket server = where.run(() -> new ServerSocket(port, 50, InetAddress.getByName("0.0.0.0")));
        where.start("tcp-" + port, () -> {
            try (server) {
                while (true) {
                    Socket socket = server.accept();
                    socket.setSoTimeout(PATIENCE_MILLIS);
                    Thread.ofPlatform().daemon().start(() -> {
                        try (socket) {
                            socket.getInputStream().readAllBytes();
                        } catch (IOException e) {
                            // The other end had enough.
                        }
                    });
                }
            } catch (IOException e) {
                // The namespace is gone.
            }
        });
    }
}
