package braid.shell.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A network namespace of a lab, and the programs that run in it.
public final class Namespace {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Lab lab;
    private final String name;

    Namespace(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /// As `ip netns` knows it.
    public String name() {
        return name;
    }

    public Lab lab() {
        return lab;
    }

    /// Runs a command to its end.
    public CommandResult exec(String... command) throws IOException, InterruptedException {
        return HostProcess.run(LIMIT, inside(command), Map.of());
    }

    CommandResult exec(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        return HostProcess.run(LIMIT, inside(command), environment);
    }

    /// Starts a program that ends with the lab.
    ///
    /// @param logName file in the lab's folder for its output
    public Process start(String logName, String... command) throws IOException {
        return start(logName, Map.of(), command);
    }

    Process start(String logName, Map<String, String> environment, String... command) throws IOException {
        Path log = lab.folder().resolve(logName);
        Process process = HostProcess.start(log, inside(command), environment);
        lab.own(() -> HostProcess.stop(process));
        return process;
    }

    private List<String> inside(String... command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", name), Arrays.stream(command))
                .toList();
    }
}
