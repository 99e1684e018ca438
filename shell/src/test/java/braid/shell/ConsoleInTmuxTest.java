package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.shell.client.Attachment;
import braid.shell.server.StateDirectory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person at a real terminal: starts a router in a namespace of its own, types, mistypes, completes, resizes,
/// interrupts, leaves, comes back, and stops the router.
@Tag("kernel")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConsoleInTmuxTest {
    private static final Map<String, String> CLASSES = Map.of("BRAID_CLASSPATH", System.getProperty("java.class.path"));

    @TempDir
    private Path folder;

    /// A test that failed half way must not leave a router behind.
    @AfterEach
    void stopTheRouter() throws Exception {
        if (Attachment.to(state()).isPresent()) {
            var stop = new ProcessBuilder(
                    LauncherTest.LAUNCHER.toString(), "--state", state().path().toString(), "-c", "/system/shutdown");
            stop.environment().putAll(CLASSES);
            assertThat(stop.start().waitFor()).isZero();
        }
    }

    private StateDirectory state() {
        return new StateDirectory(folder.resolve("state"));
    }

    @Test
    void aPersonUsesARouter() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root for a network namespace");
        assumeTrue(Tmux.installed(), "needs tmux");
        // The outer shell keeps the namespace for the second console.
        var braid = LauncherTest.LAUNCHER + " --state " + state().path();
        var twice = "unshare --net sh -c \"" + braid + "; echo left; read -r _; " + braid + "\"";
        try (var person = Tmux.start(folder, 80, 24, CLASSES, twice)) {
            person.sees("[admin@router] >");

            person.type("/interface/pppoe-cl\t");
            person.sees("> /interface/pppoe-client");
            person.type("add interface=ether9 na");
            person.keys("C-c");
            person.sees("interrupted");

            person.type("/nonsense");
            person.keys("Enter");
            person.sees("(line 1 column ");

            person.type("/ip/address");
            person.keys("Enter");
            person.sees("[admin@router] /ip/address>");
            person.resize(60, 20);
            person.type("/");
            person.keys("Enter");

            person.type("{ :put (1 + \\");
            person.keys("Enter");
            person.sees("{(\\...");
            person.type("2)}");
            person.keys("Enter");
            person.sees("\n3\n");

            person.type(":delay 1h");
            person.keys("Enter");
            person.sees("> :delay 1h");
            person.keys("C-c");
            person.type(":put \"still here\"");
            person.keys("Enter");
            person.sees("\nstill here");

            person.type("/system/identity set name=home");
            person.keys("Enter");
            person.sees("[admin@home] >");
            person.keys("C-d");
            assertThat(person.sees("\nleft")).contains("router keeps running; stop it with /system shutdown");

            person.keys("Enter");
            person.sees("Press F1 for help");
            person.sees("[admin@home] >");
            person.type("/system/shutdown");
            person.keys("Enter");
            person.sees("[y/N]");
            person.type("y");
            person.sees("exit status: 0");
        }
    }
}
