package braid.shell.testing;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// An Ethernet line between two ends in a lab: two veth pairs and a bridge between them, as a modem would
/// be.
///
/// A cut is silent: both ends keep their carrier. (Setting down an interface that a guest's card stands on
/// would leave the card dead.)
public final class Line {
    private final Namespace near;
    private final Namespace far;
    private final String ours;
    private final String theirs;
    private final String bridge;
    private final String port;
    private final String farPort;

    private Line(Namespace near, Namespace far, int number) {
        this.near = near;
        this.far = far;
        this.ours = "ether" + number;
        this.theirs = "far" + number;
        this.bridge = "line" + number;
        this.port = "port" + number;
        this.farPort = "fport" + number;
    }

    /// Lays the line: `etherN`, alone, in the near namespace; `farN` and what is between them in the far
    /// one.
    ///
    /// @param mtuBytes of both ends: with what PPPoE adds (8), the largest packet of a link
    public static Line lay(Namespace near, Namespace far, int number, int mtuBytes)
            throws IOException, InterruptedException {
        var line = new Line(near, far, number);
        String mtu = Integer.toString(mtuBytes);
        link(far, "add", line.bridge, "type", "bridge", "mcast_snooping", "0");
        link(far, "add", line.theirs, "mtu", mtu, "type", "veth", "peer", "name", line.farPort, "mtu", mtu);
        link(
                far,
                "add",
                line.port,
                "mtu",
                mtu,
                "type",
                "veth",
                "peer",
                "name",
                line.ours,
                "mtu",
                mtu,
                "netns",
                near.name());
        link(far, "set", line.farPort, "master", line.bridge);
        line.mend();
        for (String end : List.of(line.theirs, line.farPort, line.port, line.bridge)) {
            link(far, "set", end, "addrgenmode", "none", "up");
        }
        link(near, "set", line.ours, "addrgenmode", "none", "up");
        return line;
    }

    /// The end for the router.
    public String ours() {
        return ours;
    }

    /// The end for its peer.
    public String theirs() {
        return theirs;
    }

    public String ourMac() throws IOException, InterruptedException {
        return near.exec("cat", "/sys/class/net/" + ours + "/address")
                .orFail("MAC address of " + ours)
                .text();
    }

    /// From now on frames are lost without a trace, in both directions.
    public void cut() throws IOException, InterruptedException {
        link(far, "set", port, "nomaster");
    }

    public void mend() throws IOException, InterruptedException {
        link(far, "set", port, "master", bridge);
    }

    /// From now on frames leave the line at this rate, in either direction, and wait for up to 60 ms as in
    /// a modem.
    public void rate(int megabitsPerSecond) throws IOException, InterruptedException {
        for (String end : List.of(port, farPort)) {
            far.exec(
                            "tc",
                            "qdisc",
                            "replace",
                            "dev",
                            end,
                            "root",
                            "tbf",
                            "rate",
                            megabitsPerSecond + "mbit",
                            "burst",
                            "3100",
                            "latency",
                            "60ms")
                    .orFail("rate of " + end);
        }
    }

    private static void link(Namespace namespace, String... words) throws IOException, InterruptedException {
        String[] command =
                Stream.concat(Stream.of("ip", "link"), Arrays.stream(words)).toArray(String[]::new);
        namespace.exec(command).orFail(String.join(" ", command));
    }
}
