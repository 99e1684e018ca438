package braid.shell.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The user's bundle as its router's console shows it.
final class LabBundle {
    private static final String CLIENT = "pppoe-out1";

    private final LabRouter isp;
    private final LabRouter home;
    private final LongSupplier clockNanos;
    private final Consumer<Duration> pause;
    private final PrintStream out;
    private String lastSeen = "";

    LabBundle(LabRouter isp, LabRouter home, LongSupplier clockNanos, Consumer<Duration> pause, PrintStream out) {
        this.isp = isp;
        this.home = home;
        this.clockNanos = clockNanos;
        this.pause = pause;
        this.out = out;
    }

    /// Waits until that many links carry the bundle, telling each change.
    void awaitLinks(int links, Duration patience, Duration lookAgain) throws LabFailure, IOException {
        long deadline = clockNanos.getAsLong() + patience.toNanos();
        while (!look().equals("connected, active-links: " + links)) {
            if (deadline - clockNanos.getAsLong() <= 0) {
                throw new LabFailure("the bundle has not come up with " + links + " links in " + patience.toSeconds()
                        + " s; it is " + lastSeen);
            }
            pause.accept(lookAgain);
        }
    }

    private String look() throws LabFailure, IOException {
        var answer = home.run("/interface/pppoe-client monitor " + CLIENT + " once");
        if (answer.status() != 0) {
            throw new LabFailure("monitor: " + answer.error().strip());
        }
        var links = field(answer.output(), "active-links");
        var seen = field(answer.output(), "status") + (links.isEmpty() ? "" : ", active-links: " + links);
        if (!seen.equals(lastSeen)) {
            out.println("  " + CLIENT + ": " + seen);
            lastSeen = seen;
        }
        return seen;
    }

    private static String field(String block, String name) {
        return block.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /// Leaves one link of the bundle: the provider serves no other line. (A line cut at the user's end would be
    /// noticed by the provider's router only when it stops answering.)
    void only(int link, int links, Duration patience, Duration lookAgain) throws LabFailure, IOException {
        for (int i = 1; i <= links; i++) {
            if (i != link) {
                isp.change("/interface/pppoe-server/server disable [find interface=ether" + i + "]");
            }
        }
        awaitLinks(1, patience, lookAgain);
    }

    /// Brings all links back.
    void all(int links, Duration patience, Duration lookAgain) throws LabFailure, IOException {
        isp.change("/interface/pppoe-server/server enable [find]");
        awaitLinks(links, patience, lookAgain);
    }
}
