package braid.dataplane.linux;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.network.MacAddress;
import braid.dataplane.reconcile.PortSource;

/// Ethernet interfaces as packet sockets.
public final class PacketPorts implements PortSource {
    @Override
    public EthernetPort open(LinkInfo link) throws KernelException {
        return PacketSocket.open(link.index(), link.name(), mac(link), link.mtuBytes());
    }

    @Override
    public void changed(EthernetPort port, LinkInfo link) {
        if (port instanceof PacketSocket socket && link.mac().isPresent()) {
            socket.changed(link.mac().get(), link.mtuBytes());
        }
    }

    private static MacAddress mac(LinkInfo link) throws KernelException {
        return link.mac()
                .orElseThrow(() -> new KernelException(
                        "open " + link.name(), Errno.EINVAL, "the interface has no Ethernet address"));
    }
}
