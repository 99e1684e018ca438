package braid.dataplane.linux;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.pppoe.ServiceSearch;
import braid.dataplane.pppoe.ServiceSearch.Offer;
import braid.dataplane.tool.ServiceScanner;
import braid.dataplane.wire.EtherType;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.List;

/// Scans in the namespace of the calling thread, by a packet socket of its own: clients and servers on the same
/// interface are not disturbed.
public final class LinuxServiceScanner implements ServiceScanner {
    private static final int MSG_DONTWAIT = 0x40;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FRAME_BYTES = 2048;

    @Override
    public Scan begin(String linuxName) throws KernelException {
        try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
            LinkInfo link = netlink.links().stream()
                    .filter(found -> found.name().equals(linuxName))
                    .findFirst()
                    .orElseThrow(() -> new KernelException("scan on " + linuxName, Errno.ENODEV, "no such interface"));
            MacAddress mac = link.mac()
                    .filter(_ -> link.ethernet())
                    .orElseThrow(() -> new KernelException("scan on " + linuxName, Errno.EINVAL, "it is not Ethernet"));
            return new SocketScan(
                    mac, PacketSocket.socket(EtherType.PPPOE_DISCOVERY, link.index(), linuxName, BUFFER_BYTES));
        }
    }

    private static final class SocketScan implements Scan {
        private final MacAddress mac;
        private final Descriptor socket;
        private final ServiceSearch search = new ServiceSearch(new SecureRandom());
        private final NativeBytes buffer = NativeBytes.of(FRAME_BYTES);
        private final ByteBuffer frame = buffer.bytes().duplicate().order(ByteOrder.BIG_ENDIAN);
        private final PppoeView view = new PppoeView();

        SocketScan(MacAddress mac, Descriptor socket) {
            this.mac = mac;
            this.socket = socket;
        }

        @Override
        public List<Offer> look() throws KernelException {
            var request = search.advance(System.nanoTime());
            if (request.isPresent()) {
                send(request.get());
            }
            int length = receive();
            while (length >= 0) {
                take(length);
                length = receive();
            }
            return search.offers();
        }

        private void send(DiscoveryPacket packet) throws KernelException {
            byte[] tags = packet.encodedTags();
            PppoeView.put(frame, 0, MacAddress.BROADCAST.bits(), mac.bits(), packet.code(), 0, tags.length);
            frame.put(PppoeView.HEADER_BYTES, tags);
            long sent =
                    LibC.send(socket.number(), buffer.address(), PppoeView.HEADER_BYTES + tags.length, MSG_DONTWAIT);
            Descriptor.check(sent, "send a PADI");
        }

        /// @return the frame's length; -1 when there is none
        private int receive() throws KernelException {
            long length = LibC.recv(socket.number(), buffer.address(), buffer.size(), MSG_DONTWAIT);
            if (length >= 0) {
                return (int) length;
            }
            Errno errno = Descriptor.lastError();
            if (errno == Errno.EAGAIN || errno == Errno.EINTR) {
                return -1;
            }
            throw new KernelException("receive a PADO", errno);
        }

        private void take(int lengthBytes) {
            if (view.wrap(frame, 0, lengthBytes) && view.destination() == mac.bits()) {
                MacAddress source = new MacAddress(view.source());
                DiscoveryPacket.decode(view.code(), view.sessionId(), frame, view.payloadOffset(), view.payloadBytes())
                        .ifPresent(packet -> search.receive(packet, source));
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
