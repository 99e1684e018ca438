package braid.shell.peer;

import braid.shell.testing.CommandResult;
import braid.shell.testing.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A router of ours that runs inside a guest, whose kernel can do what the host's may not, in a namespace
/// of its name.
final class GuestRouter {
    private final PeerGuest guest;
    private final String name;

    private GuestRouter(PeerGuest guest, String name) {
        this.guest = guest;
        this.name = name;
    }

    /// Starts a router with nothing configured, in a namespace that is there, and a console on it.
    static GuestRouter start(PeerGuest guest, String name) throws IOException, InterruptedException {
        Installation installation = Installation.here();
        Map<String, String> environment = new HashMap<>(installation.environment());
        environment.put("BRAID", installation.launcher().toString());
        // The host's files are read-only there.
        environment.put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=/run");
        Files.writeString(
                guest.shared().resolve("environment"),
                environment.entrySet().stream()
                        .map(entry -> "export " + entry.getKey() + "='" + entry.getValue() + "'\n")
                        .collect(Collectors.joining()));
        var router = new GuestRouter(guest, name);
        router.start();
        return router;
    }

    /// Starts it on the state that it left.
    void start() throws IOException, InterruptedException {
        guest.run("/run/guest/router " + name).orFail("start of router " + name);
    }

    /// Ends it with SIGKILL, and its console with it.
    void kill() throws IOException, InterruptedException {
        guest.run("""
                pid=$(cat /run/braid/%1$s.pid)
                kill -9 $pid
                while [ -d /proc/$pid ]; do sleep 0.02; done""".formatted(name)).orFail("end of router " + name);
    }

    /// Types lines at its console.
    ///
    /// @return what it printed, complaints too
    String type(String lines) throws IOException, InterruptedException {
        return guest.run("/run/guest/type " + name + " <<'LINES'\n" + lines + "\nLINES")
                .orFail(lines)
                .text();
    }

    /// The folder, in the guest, of the console's files.
    String files() {
        return "/run/braid/" + name + "/files";
    }

    /// Runs a script in its namespace.
    CommandResult run(String script) throws IOException, InterruptedException {
        return guest.run("ip netns exec " + name + " sh <<'SCRIPT'\n" + script + "\nSCRIPT");
    }
}
