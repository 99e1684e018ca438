package braid.shell.peer;

import braid.shell.testing.CommandResult;
import braid.shell.testing.HostProcess;
import braid.shell.testing.Namespace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// A guest kernel with PPP of its own, whose cards `eth0`, `eth1`, ... stand on interfaces of a lab.
///
/// It reads the host's file system and writes nothing to it but its folder in the lab. Commands are shell
/// scripts; several may run at once. The guest ends with the lab, and when this JVM does.
public final class PeerGuest {
    /// pppd's log in the guest, with every control packet in it.
    static final String PPP_LOG = "/var/log/ppp.log";

    private static final String PPP_MEMORY = "256M";
    private static final String JVM_MEMORY = "1G";
    private static final Path LAUNCHER = Path.of("src/test/peer/launch").toAbsolutePath();
    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(5);
    private static final String READY = "ready";

    private final Path state;
    private final Process process;
    private final Writer commands;
    private final Map<String, CompletableFuture<Integer>> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();
    private final AtomicInteger count = new AtomicInteger();

    private PeerGuest(Path state, Process process) {
        this.state = state;
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /// Boots a guest and waits until it takes commands.
    ///
    /// @param name of its folder in the lab
    public static PeerGuest boot(Namespace namespace, String name, List<String> interfaces) throws Exception {
        return boot(namespace, name, PPP_MEMORY, interfaces);
    }

    /// Boots a guest without cards that has room for routers of ours, under `/run/braid` ([GuestRouter]).
    static PeerGuest bootForRouters(Namespace namespace, String name) throws Exception {
        return boot(namespace, name, JVM_MEMORY, List.of());
    }

    private static PeerGuest boot(Namespace namespace, String name, String memory, List<String> interfaces)
            throws Exception {
        Path state = namespace.lab().folder().resolve(name);
        HostProcess.run("rm", "-rf", state.toString()).orFail("old state of " + name);
        Files.createDirectories(state);
        var command = new ArrayList<>(List.of(LAUNCHER.toString(), state.toString(), namespace.name(), memory));
        command.addAll(interfaces);
        Process process = new ProcessBuilder(command)
                .redirectError(state.resolve("console.log").toFile())
                .start();
        var guest = new PeerGuest(state, process);
        namespace.lab().own(guest::close);
        Thread.ofPlatform().daemon().name("guest-" + name).start(guest::readAnswers);
        guest.await("boot", guest.ready, BOOT);
        return guest;
    }

    /// Runs a script in the guest's shell; its standard error is part of its output.
    public CommandResult run(String script) throws IOException, InterruptedException {
        return run(script, COMMAND);
    }

    public CommandResult run(String script, Duration limit) throws IOException, InterruptedException {
        String id = "command" + count.incrementAndGet();
        Path file = state.resolve(id + ".sh");
        Path output = state.resolve(id + ".out");
        Files.writeString(file, script + "\n");
        var status = new CompletableFuture<Integer>();
        running.put(id, status);
        synchronized (commands) {
            commands.write(id + "\n");
            commands.flush();
        }
        int exit = await(script, status, limit);
        var result = new CommandResult(exit, Files.readString(output), "");
        Files.delete(file);
        Files.delete(output);
        return result;
    }

    /// The folder that the guest has as `/run/state`.
    Path shared() {
        return state;
    }

    /// Becomes a PPPoE server on all its cards, named `peer`, for up to 64 sessions on each.
    ///
    /// @param local address of the server
    /// @param firstRemote address of the first client, the others follow
    public void serve(PppSettings settings, String local, String firstRemote) throws IOException, InterruptedException {
        configure(settings.serverFile(), settings);
        run("/run/guest/server " + local + " " + firstRemote).orFail("pppoe-server");
    }

    /// Dials on all its cards and goes on doing so.
    public void dial(PppSettings settings, int sessionsOnEach) throws IOException, InterruptedException {
        configure(settings.clientFile(), settings);
        run("/run/guest/client " + sessionsOnEach).orFail("pppd");
    }

    /// The card, from 0, whose pppd made the bundle when this guest dialled. It outlives its link as long
    /// as the bundle lives, and does not dial meanwhile.
    public int bundleOwner() throws IOException, InterruptedException {
        String card = run("""
                owner=$(head -n 1 /run/ppp0.pid)
                for file in /run/ppp-eth*.pid; do
                    if [ "$(head -n 1 $file)" = "$owner" ]; then
                        echo "$file" | sed 's|.*-eth\\([0-9]*\\)-.*|\\1|'
                    fi
                done""").orFail("owner of the bundle").text();
        return Integer.parseInt(card);
    }

    /// pppd's log so far, empty before the first session.
    public String log() throws IOException, InterruptedException {
        return run("[ ! -f " + PPP_LOG + " ] || cat " + PPP_LOG).orFail("log").output();
    }

    /// Keeps pppd's log beside the guest's console and switches the guest off.
    public void close() throws IOException, InterruptedException {
        if (process.isAlive() && ready.isDone() && !ready.isCompletedExceptionally()) {
            Files.writeString(state.resolve("ppp.log"), log());
        }
        try {
            commands.close();
        } catch (IOException exception) {
            // It has ended by itself: nobody reads the pipe.
        }
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            // The guest's processes are processes of the host, in the group that the launcher made.
            HostProcess.run("kill", "-KILL", "--", "-" + process.pid());
            process.waitFor();
        }
    }

    private void configure(String options, PppSettings settings) throws IOException, InterruptedException {
        Files.writeString(state.resolve("session"), options);
        Files.writeString(state.resolve("secrets"), settings.secretsFile());
        run("""
                : > /etc/ppp/options
                cp /run/state/session /etc/ppp/session
                cp /run/guest/ip-up /etc/ppp/ip-up
                for file in pap chap; do
                    cp /run/state/secrets /etc/ppp/$file-secrets
                done""").orFail("settings of pppd");
    }

    private void readAnswers() {
        try (BufferedReader answers = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                answer(line.strip());
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } finally {
            var ended = new IOException("the guest has ended; see " + state.resolve("console.log"));
            ready.completeExceptionally(ended);
            running.values().forEach(status -> status.completeExceptionally(ended));
        }
    }

    private void answer(String line) {
        if (line.equals(READY)) {
            ready.complete(0);
            return;
        }
        int blank = line.indexOf(' ');
        CompletableFuture<Integer> status = blank < 0 ? null : running.remove(line.substring(0, blank));
        if (status != null) {
            status.complete(Integer.valueOf(line.substring(blank + 1)));
        }
    }

    private int await(String what, CompletableFuture<Integer> status, Duration limit)
            throws IOException, InterruptedException {
        try {
            return status.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException exception) {
            throw new AssertionError("guest: not within " + limit + ": " + what, exception);
        } catch (ExecutionException exception) {
            throw new IOException("guest: " + what, exception.getCause());
        }
    }
}
