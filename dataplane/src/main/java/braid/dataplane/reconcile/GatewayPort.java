package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.network.IpAddress;
import braid.dataplane.tool.EchoPort;
import java.util.Optional;

/// Makes what asks a gateway whether it lives. Kernel thread only.
public interface GatewayPort {
    /// @param linuxName sent through this interface only
    EchoPort open(IpAddress.V4 gateway, Optional<String> linuxName) throws KernelException;
}
