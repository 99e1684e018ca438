package braid.shell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What one test class has on the host: network namespaces, processes, and a folder under `target` for logs and
/// captures.
///
/// What is opened in it is closed with it, the last first, also when the JVM is told to end; the namespaces
/// of a test that was killed are removed, and what runs in them, by the next one.
public final class Lab implements AutoCloseable {
    private static final String PREFIX = "braid-";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// What ends with the lab.
    @FunctionalInterface
    public interface Resource {
        void close() throws IOException, InterruptedException;
    }

    private final Path folder;
    private final Deque<Resource> open = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::closeQuietly, "lab-cleanup");

    private Lab(Path folder) {
        this.folder = folder;
    }

    /// @param name of the folder that keeps what the test leaves
    public static Lab open(String name) throws IOException, InterruptedException {
        removeAbandoned();
        Path folder = Path.of("target", "lab", name).toAbsolutePath();
        Files.createDirectories(folder);
        var lab = new Lab(folder);
        Runtime.getRuntime().addShutdownHook(lab.atExit);
        return lab;
    }

    /// Where logs and captures are kept.
    public Path folder() {
        return folder;
    }

    /// Makes a network namespace, with its loopback up and nothing else in it.
    public Namespace namespace() throws IOException, InterruptedException {
        String name = PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        HostProcess.run("ip", "netns", "add", name).orFail("network namespace");
        own(() -> HostProcess.run("ip", "netns", "del", name));
        var namespace = new Namespace(this, name);
        namespace.exec("ip", "link", "set", "lo", "up").orFail("loopback");
        return namespace;
    }

    /// Something to close with the lab.
    public synchronized void own(Resource resource) {
        open.push(resource);
    }

    @Override
    public void close() throws IOException {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exception) {
            // The JVM is ending, and the hook finds nothing left.
        }
    }

    private synchronized void closeAll() throws IOException {
        var failures = new IOException("not everything in " + folder + " could be closed");
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
            HostProcess.run("ip", "netns", "pids", name)
                    .output()
                    .lines()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .forEach(ProcessHandle::destroyForcibly);
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
