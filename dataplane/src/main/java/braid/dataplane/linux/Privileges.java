package braid.dataplane.linux;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What this process must be allowed to do, each lack as one plain sentence that says how to get it.
public final class Privileges {
    private static final int CAP_NET_ADMIN = 12;
    private static final int CAP_NET_RAW = 13;
    private static final int AF_PACKET = 17;
    private static final int O_RDWR = 2;

    /// A line for a shell, which knows who its user is.
    private static final String GRANT = "sudo setpriv --reuid=$(id -u) --regid=$(id -g) --init-groups"
            + " --inh-caps=+net_admin,+net_raw --ambient-caps=+net_admin,+net_raw "
            + System.getProperty("braid.launcher", "braid");

    private Privileges() {}

    /// @return empty if nothing is missing, as far as can be seen without changing anything
    public static Optional<String> missing() {
        long capabilities = effectiveCapabilities();
        boolean administer = (capabilities >>> CAP_NET_ADMIN & 1) == 1;
        boolean raw = (capabilities >>> CAP_NET_RAW & 1) == 1;
        if (!administer || !raw) {
            String which = administer ? "CAP_NET_RAW" : raw ? "CAP_NET_ADMIN" : "CAP_NET_ADMIN and CAP_NET_RAW";
            return Optional.of("Braid needs " + which + ": run it as root (sudo), or with these two alone: " + GRANT);
        }
        return packetSocketRefused().or(Privileges::tunRefused);
    }

    /// Root of a user namespace has the capabilities, but only over network namespaces made inside it.
    private static Optional<String> packetSocketRefused() {
        try {
            Descriptor.socket(AF_PACKET, Descriptor.SOCK_RAW, 0, "open a packet socket")
                    .close();
            return Optional.empty();
        } catch (KernelException e) {
            return Optional.of(
                    e.errno() == Errno.EPERM
                            ? "Braid may not use this network namespace: run it as root, or in a namespace of your own"
                                    + " (unshare --user --map-root-user --net)."
                            : "Braid cannot send Ethernet frames: " + e.getMessage() + ".");
        }
    }

    private static Optional<String> tunRefused() {
        try {
            Descriptor.open(Tun.DEVICE, O_RDWR).close();
            return Optional.empty();
        } catch (KernelException e) {
            return Optional.of(
                    switch (e.errno()) {
                        case ENOENT, ENODEV, ENXIO ->
                            "There is no " + Tun.DEVICE + ": load it as root with modprobe tun.";
                        case EACCES, EPERM ->
                            "Braid may not open " + Tun.DEVICE + ": run it as root, or allow it with chmod 666 "
                                    + Tun.DEVICE + ".";
                        default -> "Braid cannot open " + Tun.DEVICE + ": " + e.kernelText() + ".";
                    });
        }
    }

    private static long effectiveCapabilities() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/thread-self/status"));
            return lines.stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
