package braid.shell;

import braid.shell.console.Console;
import braid.shell.console.Consoles;
import braid.shell.server.ConsoleServer;
import braid.shell.server.StateDirectory;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `braid daemon`: the router, and the door for its consoles, until SIGTERM or `/system shutdown`.
final class Daemon {
    /// A service manager is promised 3 s.
    private static final long LONGEST_END_MILLIS = 2_950;

    private final StateDirectory state;

    Daemon(StateDirectory state) {
        this.state = state;
    }

    /// @param untilInputEnds ends with standard input too
    /// @return the exit status
    int run(boolean untilInputEnds) throws IOException {
        var stop = new CountDownLatch(1);
        // Whoever holds the input ends the router, and says so.
        var router = Assembly.running(state, stop::countDown, untilInputEnds ? "" : Console.Setting.ROUTER_GOES_ON);
        var server = ConsoleServer.bind(state);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, router), "shutdown"));
        server.serve(new Consoles(router.setting()));
        System.out.println(StateDirectory.READY + state.path());
        System.out.flush();
        if (untilInputEnds) {
            Thread.ofPlatform().name("input").daemon().start(() -> {
                awaitEndOfInput();
                stop.countDown();
            });
        }
        try {
            stop.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /// A router that was told to end has not failed, whatever the signal: the JVM's own status would be 143. What still
    /// waits for something at the end of its time is left: what was acknowledged is on the disk.
    private static void end(ConsoleServer server, Assembly router) {
        CompletableFuture.delayedExecutor(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> Runtime.getRuntime().halt(0));
        try (router;
                server) {
            server.stop();
            router.leave();
        } catch (RuntimeException defect) {
            System.err.println("the router did not end as it should: " + defect);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException _) {
            // Input that cannot be read has ended.
        }
    }
}
