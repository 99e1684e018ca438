package braid.dataplane.linux;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.AddressRequests;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.LinkRequests.NamespaceHandle;
import braid.dataplane.netlink.LinkRequests.VethEnd;
import braid.dataplane.netlink.QueueRequests;
import braid.dataplane.netlink.Request;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.netlink.RouteRequests;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.Route;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Wires between network namespaces: plain cables, and lines with a rate. Everything made here goes with
/// its namespaces. Any thread, one at a time.
public final class LabNetwork {
    private static final int MAIN_TABLE = 254;
    private static final int LARGEST_FRAME_BYTES = 1514;
    /// What waits in a line's queue at most, as time: a DSL modem's order of magnitude.
    private static final long QUEUE_MILLIS = 60;

    private static final String BRIDGE = "line";
    private static final String ONE = "one";
    private static final String OTHER = "other";

    private LabNetwork() {}

    /// One end of a wire.
    ///
    /// @param linuxName the interface's name there
    public record End(Namespace namespace, String linuxName, Optional<MacAddress> mac) {
        private VethEnd veth() {
            return new VethEnd(linuxName, mac, Optional.of(handle(namespace)));
        }
    }

    /// An emulated line: a namespace of its own with a bridge, so that neither end sees the queue.
    public static final class Line implements AutoCloseable {
        private final Namespace namespace;

        private Line(Namespace namespace) {
            this.namespace = namespace;
        }

        /// Both ends lose their carrier.
        public void cut() throws KernelException {
            down(namespace, ONE);
            down(namespace, OTHER);
        }

        /// Only the first end loses its carrier.
        public void cutAtOne() throws KernelException {
            down(namespace, ONE);
        }

        /// Frames vanish, and neither end sees why.
        public void silence() throws KernelException {
            down(namespace, BRIDGE);
        }

        /// Frames to the other end vanish, and neither end sees why.
        public void silenceTowardsOther() throws KernelException {
            change(namespace, OTHER, "silence a line", index -> LinkRequests.setPortSends(index, false));
        }

        /// Frames to the first end vanish, and neither end sees why.
        public void silenceTowardsOne() throws KernelException {
            change(namespace, ONE, "silence a line", index -> LinkRequests.setPortSends(index, false));
        }

        /// From now on frames to the other end, and to the first, leave at these rates, in bits a second.
        public void rate(long toOtherBitsPerSecond, long toOneBitsPerSecond) throws KernelException {
            namespace.run(() -> {
                try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
                    limit(netlink, netlink.indexOf(ONE), toOneBitsPerSecond);
                    limit(netlink, netlink.indexOf(OTHER), toOtherBitsPerSecond);
                    return null;
                }
            });
        }

        /// Undoes cuts and silence.
        public void mend() throws KernelException {
            up(namespace, BRIDGE);
            for (String port : List.of(ONE, OTHER)) {
                up(namespace, port);
                change(namespace, port, "let a line speak", index -> LinkRequests.setPortSends(index, true));
            }
        }

        @Override
        public void close() {
            namespace.close();
        }
    }

    /// A pair of veth interfaces, both up.
    public static void cable(End one, End other) throws KernelException {
        one.namespace().run(() -> {
            try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
                netlink.execute(LinkRequests.createVeth(one.veth(), other.veth()), "make a cable");
                return null;
            }
        });
        up(one.namespace(), one.linuxName());
        up(other.namespace(), other.linuxName());
    }

    /// A line between two ends; frames from one to the other leave the bridge at that rate, in bits a
    /// second, and likewise back.
    public static Line line(End one, End other, long toOtherBitsPerSecond, long toOneBitsPerSecond)
            throws KernelException {
        Namespace middle = Namespace.create();
        try {
            cable(one, new End(middle, ONE, Optional.empty()));
            cable(new End(middle, OTHER, Optional.empty()), other);
            middle.run(() -> {
                try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
                    netlink.execute(LinkRequests.createBridge(BRIDGE), "make a line's bridge");
                    int bridge = netlink.indexOf(BRIDGE);
                    port(netlink, bridge, ONE, toOneBitsPerSecond);
                    port(netlink, bridge, OTHER, toOtherBitsPerSecond);
                    netlink.execute(LinkRequests.setUp(bridge, true), "start a line's bridge");
                    return null;
                }
            });
            return new Line(middle);
        } catch (KernelException e) {
            middle.close();
            throw e;
        }
    }

    public static void up(Namespace namespace, String linuxName) throws KernelException {
        change(namespace, linuxName, "start " + linuxName, index -> LinkRequests.setUp(index, true));
    }

    /// The other end of its cable loses its carrier.
    public static void down(Namespace namespace, String linuxName) throws KernelException {
        change(namespace, linuxName, "stop " + linuxName, index -> LinkRequests.setUp(index, false));
    }

    public static void address(Namespace namespace, String linuxName, IpPrefix address) throws KernelException {
        change(
                namespace,
                linuxName,
                "address " + linuxName,
                index -> AddressRequests.add(index, address, Optional.empty()));
    }

    public static void route(Namespace namespace, IpPrefix destination, IpAddress gateway) throws KernelException {
        var route = new RouteRequests.RouteKey(
                destination,
                Route.Kind.UNICAST,
                List.of(new RouteRequests.Hop(Optional.of(gateway), OptionalInt.empty())),
                Optional.empty(),
                0,
                MAIN_TABLE);
        namespace.run(() -> {
            try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
                netlink.execute(RouteRequests.add(route), "route " + destination + " through " + gateway);
                return null;
            }
        });
    }

    private static void port(RouteNetlink netlink, int bridge, String name, long bitsPerSecond) throws KernelException {
        int index = netlink.indexOf(name);
        netlink.execute(LinkRequests.setMaster(index, bridge), "put " + name + " on the bridge");
        limit(netlink, index, bitsPerSecond);
    }

    private static void limit(RouteNetlink netlink, int index, long bitsPerSecond) throws KernelException {
        long bytesPerSecond = Math.max(1, bitsPerSecond / 8);
        long burst = Math.max(bytesPerSecond / 1000, 2 * LARGEST_FRAME_BYTES);
        long queue = Math.max(bytesPerSecond * QUEUE_MILLIS / 1000, 2 * LARGEST_FRAME_BYTES);
        netlink.execute(
                QueueRequests.tokenBucket(index, bytesPerSecond, (int) Math.min(burst, Integer.MAX_VALUE), (int)
                        Math.min(burst + queue, Integer.MAX_VALUE)),
                "limit a line's rate");
    }

    private interface ForIndex {
        Request of(int index);
    }

    private static void change(Namespace namespace, String linuxName, String attempted, ForIndex request)
            throws KernelException {
        namespace.run(() -> {
            try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
                netlink.execute(request.of(netlink.indexOf(linuxName)), attempted);
                return null;
            }
        });
    }

    private static NamespaceHandle handle(Namespace namespace) {
        return new NamespaceHandle(namespace.descriptorNumber());
    }
}
