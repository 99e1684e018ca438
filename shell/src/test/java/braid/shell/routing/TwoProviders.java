package braid.shell.routing;

import braid.dataplane.Dataplane;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.LinuxDataplane;
import braid.dataplane.linux.Namespace;
import braid.dataplane.status.LogEvent;
import braid.shell.testing.Await;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A router between a home (192.168.88.2 behind `ether3`) and two providers, 198.51.100.1 behind `ether1` and
/// 203.0.113.1 behind `ether2`. Both lead to the server 192.0.2.1, which says whose it is.
final class TwoProviders implements AutoCloseable {
    static final String SERVER = "192.0.2.1";
    static final int PORT = 5000;
    private static final int SILENCE_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final Namespace home;
    final Namespace first;
    final Namespace second;
    final Namespace router;
    final TestConsole console;
    private final Dataplane dataplane;
    private final List<String> log = new ArrayList<>();

    TwoProviders(Path folder) throws Exception {
        home = Namespace.create();
        first = Namespace.create();
        second = Namespace.create();
        router = Namespace.create();
        cable(first, "ether1");
        cable(second, "ether2");
        cable(home, "ether3");
        ip(home, "address", "add", "192.168.88.2/24", "dev", "eth0");
        ip(home, "route", "add", "default", "via", "192.168.88.1");
        provide(first, "first", "198.51.100.1/24");
        provide(second, "second", "203.0.113.1/24");
        dataplane = router.run(() -> LinuxDataplane.open(folder, this::log, (_, e) -> e.printStackTrace()));
        Files.createDirectories(folder.resolve("state"));
        console = TestConsole.on(folder.resolve("state"), dataplane);
    }

    /// Runs commands, of which none may fail.
    List<String> type(String commands) {
        List<String> output = console.type(commands);
        if (output.stream().anyMatch(line -> line.contains("failure") || line.contains("(line "))) {
            throw new AssertionError(commands + ": " + output);
        }
        return output;
    }

    /// Asks the server so many times, from a new port each, and says who answered.
    Set<String> asked(Namespace from, int times) throws KernelException {
        return from.run(() -> {
            Set<String> answers = new TreeSet<>();
            for (int i = 0; i < times; i++) {
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.setSoTimeout(SILENCE_MILLIS);
                    socket.connect(InetAddress.getByName(SERVER), PORT);
                    socket.send(new DatagramPacket(new byte[1], 1));
                    DatagramPacket answer = new DatagramPacket(new byte[100], 100);
                    socket.receive(answer);
                    answers.add(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8));
                } catch (SocketTimeoutException e) {
                    answers.add("silence");
                } catch (IOException e) {
                    answers.add("refused");
                }
            }
            return answers;
        });
    }

    /// Until the home hears from these and from nobody else.
    void await(String what, Set<String> answers) throws Exception {
        int times = answers.contains("silence") ? 1 : 16;
        Await.until(what, PATIENCE, () -> asked(home, times).equals(answers), this::state);
    }

    /// Until the router tells the home that there is no way.
    void awaitRefusal(String what) throws Exception {
        Await.until(
                what,
                PATIENCE,
                () -> run(home, "ping", "-n", "-c", "1", "-W", "0.3", SERVER)
                        .toString()
                        .contains("Unreachable"),
                this::state);
    }

    /// For who reads why a test failed.
    String state() {
        synchronized (log) {
            return String.join("\n", log) + "\n" + String.join("\n", console.type("/ip/route print detail"));
        }
    }

    List<String> ip(Namespace where, String... words) throws KernelException {
        return run(where, Stream.concat(Stream.of("ip"), Stream.of(words)).toArray(String[]::new));
    }

    private static List<String> run(Namespace where, String... command) throws KernelException {
        return where.run(() -> {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        });
    }

    private void log(LogEvent event) {
        synchronized (log) {
            log.add(event.message());
        }
    }

    @Override
    public void close() {
        console.close();
        dataplane.close();
        List.of(home, first, second, router).forEach(Namespace::close);
    }

    private void cable(Namespace host, String port) throws KernelException {
        LabNetwork.cable(
                new LabNetwork.End(router, port, Optional.empty()), new LabNetwork.End(host, "eth0", Optional.empty()));
        LabNetwork.up(host, "lo");
    }

    /// A provider knows the way to its customer only.
    private void provide(Namespace provider, String name, String address) throws KernelException {
        ip(provider, "address", "add", address, "dev", "eth0");
        ip(provider, "address", "add", SERVER + "/32", "dev", "lo");
        DatagramSocket socket = provider.run(() -> new DatagramSocket(new InetSocketAddress(SERVER, PORT)));
        byte[] answer = name.getBytes(StandardCharsets.UTF_8);
        provider.start("server", () -> {
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            try (socket) {
                while (true) {
                    packet.setLength(100);
                    socket.receive(packet);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // The namespace is gone.
            }
        });
    }
}
