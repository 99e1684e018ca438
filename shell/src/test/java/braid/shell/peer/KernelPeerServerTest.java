package braid.shell.peer;

import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.util.List;

/// Braid as the client of a kernel's PPPoE server.
class KernelPeerServerTest extends KernelPeerChecks {
    private static final String SERVER = "10.64.0.1";
    private static final String MONITOR = "/interface pppoe-client monitor pppoe-out1 once";

    @Override
    void connect(RunningRouter router, PeerGuest guest) throws IOException, InterruptedException {
        guest.serve(PppSettings.bundle(), SERVER, "10.64.0.10");
        router.type("/interface pppoe-client add name=pppoe-out1 interface=ether1,ether2 user=ppp password=secret"
                + " mrru=1600 keepalive-timeout=2 disabled=no");
    }

    @Override
    int links(RunningRouter router) throws IOException, InterruptedException {
        String links = router.field(MONITOR, "active-links");
        return links.isEmpty() ? 0 : Integer.parseInt(links);
    }

    /// Which session is first is a matter of luck, and with it the address that the server gives.
    @Override
    String ourAddress(RunningRouter router) throws IOException, InterruptedException {
        return router.field(MONITOR, "local-address");
    }

    @Override
    String peerAddress(PeerGuest guest) {
        return SERVER;
    }

    @Override
    List<Integer> linksToCut(PeerGuest guest) {
        return List.of(0, 1);
    }
}
