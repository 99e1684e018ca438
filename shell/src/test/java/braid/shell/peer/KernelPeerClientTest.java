package braid.shell.peer;

import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.util.List;

/// Braid as the server of a kernel's PPPoE clients, whose links it joins.
class KernelPeerClientTest extends KernelPeerChecks {
    private static final String SERVER = "10.65.0.1";

    @Override
    void connect(RunningRouter router, PeerGuest guest) throws IOException, InterruptedException {
        router.type("""
                /ip pool add name=dial ranges=10.65.0.10-10.65.0.20
                /ppp profile add name=dial local-address=10.65.0.1 remote-address=dial
                /ppp secret add name=ppp password=secret profile=dial service=pppoe
                /interface pppoe-server server
                add service-name=line1 interface=ether1 mrru=1600 authentication=chap default-profile=dial disabled=no keepalive-timeout=2
                add service-name=line2 interface=ether2 mrru=1600 authentication=chap default-profile=dial disabled=no keepalive-timeout=2
                """);
        guest.dial(PppSettings.bundle(), 1);
    }

    @Override
    int links(RunningRouter router) throws IOException, InterruptedException {
        return Integer.parseInt(router.type("/ppp link print count-only"));
    }

    @Override
    String ourAddress(RunningRouter router) {
        return SERVER;
    }

    @Override
    String peerAddress(PeerGuest guest) throws IOException, InterruptedException {
        return guest.run("ip -o -4 addr show dev ppp0 | sed 's/.*inet \\([0-9.]*\\).*/\\1/'")
                .orFail("address of ppp0")
                .text();
    }

    @Override
    List<Integer> linksToCut(PeerGuest guest) throws IOException, InterruptedException {
        return List.of(1 - guest.bundleOwner());
    }
}
