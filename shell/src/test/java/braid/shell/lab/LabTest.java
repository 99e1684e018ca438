package braid.shell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.Tmux;
import braid.shell.testing.Await;
import braid.shell.testing.HostProcess;
import braid.shell.testing.Installation;
import braid.shell.testing.NeedsHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole lab, as a person runs it.
@Tag("kernel")
@NeedsHost(programs = {"unshare", "setpriv", "mknod", "mount", "tmux"})
class LabTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration UP = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(10);
    private static final Pattern TIMES_BEST_LINE =
            Pattern.compile("(?m)^bundle +40\\.0 Mbit/s +[0-9.]+ Mbit/s +([0-9.]+) +[0-9]+%$");

    /// A user without rights has no way to the node of /dev/net/tun on every machine; here it has one of its own.
    private static final String AS_NOBODY = """
            set -e
            mount -t tmpfs -o mode=755 tun "$1"
            mknod -m 666 "$1/tun" c 10 200
            mount --bind "$1/tun" /dev/net/tun
            exec setpriv --reuid 65534 --regid 65534 --clear-groups "$2" lab --no-shell --line 8M/2M,4M/1M --line 2M/1M
            """;

    @TempDir
    private Path folder;

    @Test
    void twoLinesBecomeOneAndAPersonSeesIt() throws Exception {
        var here = Installation.here();
        try (var person = Tmux.start(folder, 250, 60, here.environment(), here.launcher() + " lab")) {
            var screen = person.sees("[admin@router] >", LIMIT);
            showsTheTable(screen);
            var second = Pattern.compile("(?m)^  (\\S*/braid --state \\S+)$").matcher(screen);
            assertThat(second.find()).as(screen).isTrue();
            var told = HostProcess.run(
                    END,
                    List.of("sh", "-c", second.group(1) + " -c ':put [/interface pppoe-client get 0 name]'"),
                    here.environment());
            assertThat(told.output()).as(told.toString()).isEqualTo("pppoe-out1\n");
            person.type("/interface pppoe-client print");
            person.keys("Enter");
            person.sees(" 0  R name=\"pppoe-out1\"");
            person.type("/interface pppoe-client monitor pppoe-out1 once");
            person.keys("Enter");
            person.sees("R ether1");
            assertThat(person.sees("R ether2"))
                    .containsPattern("(?m)^ *status: connected$")
                    .containsPattern("(?m)^ *active-links: 2$")
                    .containsPattern("(?m)^R ether1 .* up .*$")
                    .containsPattern("(?m)^R ether2 .* up .*$");
            person.type("/quit");
            person.keys("Enter");
            assertThat(person.sees("exit status: 0"))
                    .contains("> /quit\nlab: both routers and their lines are gone\nexit status: 0")
                    .doesNotContain("keeps running");
        }
    }

    @Test
    @Tag("matrix")
    void oneLineRunsToo() throws Exception {
        var here = Installation.here();
        var result = HostProcess.run(
                LIMIT, List.of(here.launcher().toString(), "lab", "--no-shell", "--line", "5M/1M"), here.environment());

        assertThat(result.output())
                .containsPattern("(?m)^line 1 +5\\.0 Mbit/s")
                .containsPattern("(?m)^bundle +5\\.0 Mbit/s");
        assertThat(result.status()).as(result.toString()).isZero();
    }

    @Test
    void needsNoRootAndTakesManyLines() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var copy = Installation.copyTo(folder);
        Path device = Files.createDirectory(folder.resolve("device"));
        var result = HostProcess.run(
                LIMIT,
                List.of(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        AS_NOBODY,
                        "sh",
                        device.toString(),
                        copy.launcher().toString()),
                copy.environment());

        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(result.output())
                .contains("pppoe-out1: connected, active-links: 3")
                .containsPattern("(?m)^line 3 +2\\.0 Mbit/s +[0-9.]+ Mbit/s$")
                .containsPattern("(?m)^bundle +14\\.0 Mbit/s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mount -t tmpfs none /dev/net | there is no /dev/net/tun (as root: modprobe tun)",
                "mount --bind /dev/null /dev/net/tun | /dev/net/tun is not the tun device",
            })
    void whatTheMachineRefusesIsSaidAtOnce(String broken, String sentence) throws Exception {
        var here = Installation.here();
        var result = HostProcess.run(
                END,
                List.of(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        broken + " && exec \"$0\" lab --no-shell",
                        here.launcher().toString()),
                here.environment());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).startsWith("braid: " + sentence).endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    void leavesNothingBehindWhenItIsEnded(String signal) throws Exception {
        var here = Installation.here();
        Path output = folder.resolve("output");
        // A process group of its own: Ctrl-C goes to all that runs on a terminal, kill -9 to one process. Whoever runs
        // the tests in the background lets them inherit an ignored SIGINT.
        var lab = HostProcess.start(
                output,
                List.of("setsid", "env", "--default-signal=INT", here.launcher().toString(), "lab", "--no-shell"),
                here.environment());
        try {
            Await.until("the bundle", UP, () -> Files.readString(output).contains("active-links: 2") || !lab.isAlive());
            var running = lab.descendants().toList();
            assertThat(running).as(Files.readString(output)).hasSizeGreaterThanOrEqualTo(2);

            String target = signal.equals("INT") ? "-" + lab.pid() : Long.toString(lab.pid());
            HostProcess.run("kill", "-" + signal, "--", target).orFail("signal");
            Await.until("end of the lab", END, () -> !lab.isAlive());
            Await.until("end of its routers", END, () -> running.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(files("/tmp", "braid-lab")).isEmpty();
            assertThat(files("/dev/shm", "braid-lab")).isEmpty();
        } finally {
            lab.descendants().forEach(ProcessHandle::destroyForcibly);
            lab.destroyForcibly();
        }
    }

    private static void showsTheTable(String output) {
        assertThat(output)
                .contains("pppoe-out1: connected, active-links: 2")
                .containsPattern("(?m)^line 1 +20\\.0 Mbit/s +[0-9.]+ Mbit/s$")
                .containsPattern("(?m)^line 2 +20\\.0 Mbit/s +[0-9.]+ Mbit/s$");
        var bundle = TIMES_BEST_LINE.matcher(output);
        assertThat(bundle.find()).as(output).isTrue();
        assertThat(Double.parseDouble(bundle.group(1))).isGreaterThanOrEqualTo(1.8);
    }

    private static List<Path> files(String directory, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(directory))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
