package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KernelTest
class LabNetworkTest {
    private static final int TEN_0_0_1 = 0x0a00_0001;
    private static final int TEN_0_0_2 = 0x0a00_0002;

    private Namespace user;
    private Namespace isp;

    @BeforeEach
    void makeNamespaces() throws KernelException {
        user = Namespace.create();
        isp = Namespace.create();
    }

    @AfterEach
    void closeNamespaces() {
        user.close();
        isp.close();
    }

    @Test
    void aLineCarriesTcpAtItsRate() throws Exception {
        try (var _ = LabNetwork.line(end(user, "ether1"), end(isp, "ether1"), 100_000_000, 8_000_000);
                ServerSocket server = isp.run(() -> new ServerSocket(0, 1, address(TEN_0_0_2)))) {
            addressBothEnds();
            byte[] block = new byte[400_000];
            Thread sender = Thread.ofPlatform().start(() -> sendOnce(server, block));
            try (Socket client = user.run(() -> connected(server.getLocalPort()))) {
                long started = System.nanoTime();
                InputStream in = client.getInputStream();
                assertThat(in.readAllBytes()).hasSize(block.length);
                double bitsPerSecond = block.length * 8e9 / (System.nanoTime() - started);
                assertThat(bitsPerSecond).isBetween(2e6, 9e6);
            }
            sender.join();
        }
    }

    @Test
    void aProcessStartedInsideANamespaceStaysInside() throws Exception {
        LabNetwork.cable(end(user, "local"), end(isp, "far"));
        Process process = user.run(() -> new ProcessBuilder("cat", "/proc/self/net/dev").start());
        String interfaces = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        assertThat(interfaces).contains("local:").doesNotContain("far:");
    }

    @Test
    void anEndHasTheMacItWasGiven() throws Exception {
        var mac = new MacAddress(0x0200_5e00_5301L);
        LabNetwork.cable(new LabNetwork.End(user, "ether1", Optional.of(mac)), end(isp, "ether1"));
        try (var netlink = new RouteNetlink(user.run(NetlinkSocket::forRequests))) {
            var link = netlink.link("ether1").orElseThrow();
            assertThat(link.mac()).contains(mac);
            assertThat(link.up()).isTrue();
            assertThat(link.kind()).isEqualTo("veth");
        }
    }

    private void addressBothEnds() throws KernelException {
        LabNetwork.address(user, "ether1", new IpPrefix(new IpAddress.V4(TEN_0_0_1), 24));
        LabNetwork.address(isp, "ether1", new IpPrefix(new IpAddress.V4(TEN_0_0_2), 24));
    }

    private static LabNetwork.End end(Namespace namespace, String name) {
        return new LabNetwork.End(namespace, name, Optional.empty());
    }

    private static InetAddress address(int bits) throws IOException {
        return InetAddress.getByName(new IpAddress.V4(bits).toString());
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address(TEN_0_0_2), port), 3000);
        return socket;
    }

    private static void sendOnce(ServerSocket server, byte[] block) {
        try (Socket accepted = server.accept()) {
            accepted.getOutputStream().write(block);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
