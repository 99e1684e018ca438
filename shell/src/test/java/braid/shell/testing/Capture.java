package braid.shell.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A running capture of one interface, kept as a file of the lab's folder and read with tshark.
public final class Capture {
    private static final Duration READING = Duration.ofMinutes(2);

    private final Process process;
    private final Path file;

    private Capture(Process process, Path file) {
        this.process = process;
        this.file = file;
    }

    /// Returns once the capture runs, so that no frame after that is missed.
    public static Capture start(Namespace namespace, String interfaceName) throws Exception {
        Path folder = namespace.lab().folder();
        Path file = folder.resolve(interfaceName + ".pcap");
        String log = interfaceName + ".tcpdump.log";
        // Immediate mode and -U: else the last frames are lost when the capture ends.
        Process process = namespace.start(
                log,
                "tcpdump",
                "-i",
                interfaceName,
                "-p",
                "--immediate-mode",
                "-U",
                "-Z",
                "root",
                "-w",
                file.toString());
        Await.until(
                "capture of " + interfaceName,
                Duration.ofSeconds(20),
                () -> Files.readString(folder.resolve(log)).contains("listening on"));
        return new Capture(process, file);
    }

    public Path file() {
        return file;
    }

    public void stop() throws InterruptedException {
        HostProcess.stop(process);
    }

    /// The frames that a display filter lets through, one line each as tshark prints them.
    public List<String> frames(String filter) throws IOException, InterruptedException {
        return HostProcess.run(READING, List.of("tshark", "-n", "-r", file.toString(), "-Y", filter), Map.of())
                .orFail("tshark -Y '" + filter + "'")
                .output()
                .lines()
                .toList();
    }

    /// Multilink fragments that came from a MAC address.
    public List<String> fragmentsFrom(String mac) throws IOException, InterruptedException {
        return frames("mp && eth.src == " + mac);
    }

    /// Multilink fragments that went to a MAC address.
    public List<String> fragmentsTo(String mac) throws IOException, InterruptedException {
        return frames("mp && eth.dst == " + mac);
    }

    /// Frames of a MAC address that tshark cannot decode.
    public List<String> malformedFrom(String mac) throws IOException, InterruptedException {
        return frames("_ws.malformed && eth.src == " + mac);
    }
}
