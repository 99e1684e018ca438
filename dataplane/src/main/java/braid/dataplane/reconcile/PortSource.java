package braid.dataplane.reconcile;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;

/// Opens Ethernet interfaces for PPPoE; used by the kernel's worker only. Whoever gets a port closes it.
public interface PortSource {
    EthernetPort open(LinkInfo link) throws KernelException;

    /// The interface of an open port has another address or MTU now.
    void changed(EthernetPort port, LinkInfo link);
}
