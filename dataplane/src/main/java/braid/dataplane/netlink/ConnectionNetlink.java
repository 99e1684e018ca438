package braid.dataplane.netlink;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.network.IpAddress;
import braid.dataplane.status.KernelEntry;
import braid.dataplane.status.KernelEntry.Connection;
import braid.dataplane.status.KernelEntry.Direction;
import java.util.List;

/// Tracked connections, over a request socket of the family `netfilter` (include/uapi/linux/netfilter/
/// nfnetlink_conntrack.h); IPv4 only. Used by one thread.
public final class ConnectionNetlink implements AutoCloseable {
    private static final int CONNTRACK = 1 << 8;
    private static final int NEW = CONNTRACK;
    private static final int GET = CONNTRACK | 1;
    private static final int DELETE = CONNTRACK | 2;
    private static final int ICMP = 1;

    private final NetlinkConversation conversation;

    public ConnectionNetlink(NetlinkPort port) {
        conversation = new NetlinkConversation(port);
    }

    /// Those there are while the list is read; what comes or goes meanwhile may be missing.
    public List<Connection> connections() throws KernelException {
        try {
            return conversation.glance(
                    Nfnetlink.request(GET, NetlinkMessage.F_DUMP), NEW, ConnectionInfo::decode, "list connections");
        } catch (KernelException e) {
            if (absent(e)) {
                return List.of();
            }
            throw e;
        }
    }

    /// Forgets a connection; packets of it begin another one.
    ///
    /// @return false if it was gone already
    public boolean forget(Connection connection) throws KernelException {
        Request request = Nfnetlink.request(DELETE, 0)
                .nest(ConnectionInfo.TUPLE_ORIGINAL, tuple -> tuple(tuple, connection))
                .attribute(ConnectionInfo.ID, octets(connection.id()));
        try {
            conversation.execute(request, "forget a connection");
            return true;
        } catch (KernelException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }

    private static void tuple(Request tuple, Connection connection) {
        Direction way = connection.original();
        tuple.nest(ConnectionInfo.TUPLE_IP, ip -> {
            boolean four = way.source() instanceof IpAddress.V4;
            ip.attribute(four ? ConnectionInfo.SOURCE : ConnectionInfo.SOURCE6, AddressOctets.of(way.source()));
            ip.attribute(
                    four ? ConnectionInfo.DESTINATION : ConnectionInfo.DESTINATION6,
                    AddressOctets.of(way.destination()));
        });
        tuple.nest(ConnectionInfo.TUPLE_PROTOCOL, protocol -> {
            protocol.attributeU8(ConnectionInfo.NUMBER, connection.protocol());
            way.ports()
                    .ifPresent(ports -> protocol.attributeBe16(ConnectionInfo.SOURCE_PORT, ports.source())
                            .attributeBe16(ConnectionInfo.DESTINATION_PORT, ports.destination()));
            if (connection.protocol() == ICMP) {
                KernelEntry.Echo echo = way.echo().orElseThrow();
                protocol.attributeBe16(ConnectionInfo.ICMP_ID, echo.id())
                        .attributeU8(ConnectionInfo.ICMP_TYPE, echo.type())
                        .attributeU8(ConnectionInfo.ICMP_CODE, echo.code());
            }
        });
    }

    private static byte[] octets(int number) {
        return new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
    }

    /// A kernel without connection tracking, or one that has not loaded it yet.
    private static boolean absent(KernelException e) {
        return e.errno() == Errno.EINVAL || e.errno() == Errno.EOPNOTSUPP;
    }

    @Override
    public void close() {
        conversation.close();
    }
}
