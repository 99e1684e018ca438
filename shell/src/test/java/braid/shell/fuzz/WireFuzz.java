package braid.shell.fuzz;

import braid.dataplane.netlink.LoggedPacket;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.Secret;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.auth.ChapAuthenticator;
import braid.dataplane.ppp.auth.ChapPeer;
import braid.dataplane.ppp.auth.PapAuthenticator;
import braid.dataplane.ppp.auth.PapPeer;
import braid.dataplane.ppp.ccp.CcpOption;
import braid.dataplane.ppp.ipcp.IpcpOption;
import braid.dataplane.ppp.ipv6cp.Ipv6cpOption;
import braid.dataplane.ppp.lcp.LcpOption;
import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.Random;

/// Any bytes from a line give a value or a refusal, and what gives a value is written as it was read.
public final class WireFuzz {
    private static final Secret PASSWORD = new Secret("secret");

    private WireFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        PppoeView frame = new PppoeView();
        if (frame.wrap(buffer, 0, bytes.length) && frame.payloadOffset() + frame.payloadBytes() > bytes.length) {
            throw new IllegalStateException("a payload beyond its frame");
        }
        DiscoveryPacket.decode(0, 0, buffer, 0, bytes.length).ifPresent(packet -> {
            packet.encodedTags();
            packet.accessLine();
        });
        ControlPacket.decode(buffer, 0, bytes.length).ifPresent(WireFuzz::control);
        ConfigureOption.decodeList(Octets.of(bytes)).ifPresent(options -> {
            same(ConfigureOption.encodeList(options), Octets.of(bytes));
            options.forEach(WireFuzz::option);
        });
        LoggedPacket.decode(ByteBuffer.wrap(bytes));
    }

    private static void control(ControlPacket packet) {
        byte[] written = packet.encoded();
        same(ControlPacket.decode(ByteBuffer.wrap(written), 0, written.length).orElseThrow(), packet);
        var pap = new PapAuthenticator();
        pap.start(0);
        pap.receive(PppProtocol.PAP, packet, 1);
        new PapPeer("ppp", PASSWORD).receive(PppProtocol.PAP, packet, 1);
        for (AuthenticationMethod method : AuthenticationMethod.values()) {
            if (method != AuthenticationMethod.PAP) {
                var chap = new ChapAuthenticator(method, "braid", new Random(1));
                chap.start(0);
                chap.receive(PppProtocol.CHAP, packet, 1);
                new ChapPeer(method, "ppp", PASSWORD, new Random(1)).receive(PppProtocol.CHAP, packet, 1);
            }
        }
    }

    private static void option(ConfigureOption option) {
        same(LcpOption.decode(option).encoded(), option);
        same(IpcpOption.decode(option).encoded(), option);
        same(Ipv6cpOption.decode(option).encoded(), option);
        same(CcpOption.decode(option).encoded(), option);
    }

    private static void same(Object written, Object read) {
        if (!written.equals(read)) {
            throw new IllegalStateException(written + " is not " + read);
        }
    }
}
