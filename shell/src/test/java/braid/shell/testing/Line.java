package braid.shell.testing;

import java.io.IOException;

/// An Ethernet line between two ends in a lab: two veth pairs and a bridge between them, as a modem would be.
///
/// A cut is silent: both ends keep their carrier. (Setting down an interface that a guest's card stands on
/// would leave the card dead.)
public final class Line {
    private final Lab lab;
    private final String ours;
    private final String theirs;
    private final String bridge;
    private final String port;

    private Line(Lab lab, int number) {
        this.lab = lab;
        this.ours = "ether" + number;
        this.theirs = "far" + number;
        this.bridge = "line" + number;
        this.port = "port" + number;
    }

    /// Lays the line with ends `etherN` and `farN`.
    ///
    /// @param mtuBytes of both ends: with what PPPoE adds (8), the largest packet of a link
    public static Line lay(Lab lab, int number, int mtuBytes) throws IOException, InterruptedException {
        var line = new Line(lab, number);
        String farPort = "fport" + number;
        line.ip("add", line.bridge, "type", "bridge", "mcast_snooping", "0");
        line.pair(line.ours, line.port, mtuBytes);
        line.pair(line.theirs, farPort, mtuBytes);
        line.ip("set", farPort, "master", line.bridge);
        line.ip("set", line.bridge, "addrgenmode", "none", "up");
        line.mend();
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
        return lab.exec("cat", "/sys/class/net/" + ours + "/address")
                .orFail("MAC address of " + ours)
                .text();
    }

    /// From now on frames are lost without a trace, in both directions.
    public void cut() throws IOException, InterruptedException {
        ip("set", port, "nomaster");
    }

    public void mend() throws IOException, InterruptedException {
        ip("set", port, "master", bridge);
    }

    private void pair(String end, String bridgeEnd, int mtuBytes) throws IOException, InterruptedException {
        String mtu = Integer.toString(mtuBytes);
        ip("add", end, "mtu", mtu, "type", "veth", "peer", "name", bridgeEnd, "mtu", mtu);
        ip("set", end, "addrgenmode", "none", "up");
        ip("set", bridgeEnd, "addrgenmode", "none", "up");
    }

    private void ip(String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 2];
        command[0] = "ip";
        command[1] = "link";
        System.arraycopy(words, 0, command, 2, words.length);
        lab.exec(command).orFail(String.join(" ", command));
    }
}
