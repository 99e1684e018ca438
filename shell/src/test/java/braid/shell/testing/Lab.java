package braid.shell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A network namespace for one test class, with a folder under `target` for logs and captures.
///
/// What is opened in it is closed with it, the last first, also when the JVM is told to end; the namespace of
/// a test that was killed is removed by the next one.
public final class Lab implements AutoCloseable {
    private static final String PREFIX = "braid-";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// What ends with the lab.
    @FunctionalInterface
    public interface Resource {
        void close() throws IOException, InterruptedException;
    }

    private final String namespace;
    private final Path folder;
    private final Deque<Resource> open = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::closeQuietly, "lab-cleanup");

    private Lab(String namespace, Path folder) {
        this.namespace = namespace;
        this.folder = folder;
    }

    /// @param name of the folder that keeps what the test leaves
    public static Lab open(String name) throws Exception {
        removeAbandoned();
        Path folder = Path.of("target", "lab", name).toAbsolutePath();
        Files.createDirectories(folder);
        var lab = new Lab(PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet(), folder);
        HostProcess.run("ip", "netns", "add", lab.namespace).orFail("network namespace");
        Runtime.getRuntime().addShutdownHook(lab.atExit);
        lab.own(() -> HostProcess.run("ip", "netns", "del", lab.namespace));
        lab.exec("ip", "link", "set", "lo", "up").orFail("loopback");
        return lab;
    }

    public String namespace() {
        return namespace;
    }

    /// Where logs and captures are kept.
    public Path folder() {
        return folder;
    }

    /// Something to close with the lab.
    public synchronized void own(Resource resource) {
        open.push(resource);
    }

    /// The command as it has to be called to run in the namespace.
    public List<String> inside(String... command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", namespace), Arrays.stream(command))
                .toList();
    }

    /// Runs a command in the namespace.
    public CommandResult exec(String... command) throws IOException, InterruptedException {
        return exec(Duration.ofSeconds(60), command);
    }

    public CommandResult exec(Duration limit, String... command) throws IOException, InterruptedException {
        return HostProcess.run(limit, inside(command));
    }

    /// Starts a program in the namespace, with its output in a file of the folder; it ends with the lab.
    public Process start(String logName, String... command) throws IOException {
        Process process = HostProcess.start(folder.resolve(logName), inside(command));
        own(() -> HostProcess.stop(process));
        return process;
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        closeAll();
    }

    private synchronized void closeAll() throws IOException {
        var failures = new IOException("lab " + namespace + " left something behind");
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                failures.addSuppressed(exception);
            } catch (IOException | RuntimeException exception) {
                failures.addSuppressed(exception);
            }
        }
        if (failures.getSuppressed().length > 0) {
            throw failures;
        }
    }

    private void closeQuietly() {
        try {
            closeAll();
        } catch (IOException exception) {
            System.err.println(exception.getMessage());
        }
    }

    private static void removeAbandoned() throws IOException, InterruptedException {
        Path namespaces = Path.of("/run/netns");
        if (!Files.isDirectory(namespaces)) {
            return;
        }
        List<String> abandoned;
        try (Stream<Path> entries = Files.list(namespaces)) {
            abandoned = entries.map(entry -> entry.getFileName().toString())
                    .filter(Lab::isAbandoned)
                    .toList();
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
        for (String name : abandoned) {
            HostProcess.run("ip", "netns", "del", name);
        }
    }

    private static boolean isAbandoned(String name) {
        if (!name.matches(PREFIX + "\\d{1,9}-\\d+")) {
            return false;
        }
        long pid = Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-')));
        return ProcessHandle.of(pid).isEmpty();
    }
}
