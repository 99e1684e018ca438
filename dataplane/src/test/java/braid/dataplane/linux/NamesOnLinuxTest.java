package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.dns.NameService.Family;
import braid.dataplane.dns.NameService.Lookup;
import braid.dataplane.dns.socket.TestServer;
import braid.dataplane.network.InterfaceAddress;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.Source;
import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.network.dns.StaticName;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A router, and a host beside it that asks it and that it asks.
@KernelTest
@Timeout(60)
class NamesOnLinuxTest {
    private static final IpAddress.V4 ROUTER = new IpAddress.V4(0x0a00_0001);
    private static final IpAddress.V4 SECOND = new IpAddress.V4(0x0a00_0003);
    private static final IpAddress.V4 HOST = new IpAddress.V4(0x0a00_0002);

    @TempDir
    private static Path home;

    private static Namespace near;
    private static Namespace far;
    private static TestServer server;
    private static LinuxDataplane router;

    @BeforeAll
    static void start() throws Exception {
        near = Namespace.create();
        far = Namespace.create();
        LabNetwork.cable(
                new LabNetwork.End(near, "ether1", Optional.empty()),
                new LabNetwork.End(far, "ether1", Optional.empty()));
        LabNetwork.up(near, "lo");
        LabNetwork.address(far, "ether1", new IpPrefix(HOST, 24));
        server = far.run(() -> new TestServer(address(HOST)));
        router = near.run(() -> LinuxDataplane.open(home, _ -> {}, (_, e) -> e.printStackTrace()));
    }

    @AfterAll
    static void stop() throws Exception {
        router.close();
        server.close();
        near.close();
        far.close();
    }

    private static InetAddress address(IpAddress address) throws IOException {
        return InetAddress.ofLiteral(address.toString());
    }

    private static void configure(List<IpAddress> servers, boolean strangersServed, List<IpAddress.V4> addresses) {
        DnsSettings none = DnsSettings.NONE;
        NetworkState state = NetworkState.EMPTY;
        router.apply(new NetworkState(
                        state.links(),
                        state.vlans(),
                        addresses.stream()
                                .map(address -> new InterfaceAddress(
                                        "address " + address,
                                        "ether1",
                                        new IpPrefix(address, 24),
                                        Optional.empty(),
                                        Source.CONFIGURATION))
                                .toList(),
                        state.routes(),
                        state.pppoeClients(),
                        state.pppoeServers(),
                        state.profiles(),
                        state.users(),
                        state.pools(),
                        state.sessionNames(),
                        state.firewall(),
                        state.routingRules(),
                        state.settings(),
                        state.neighbours(),
                        new DnsSettings(
                                "dns",
                                servers,
                                strangersServed,
                                1232,
                                none.serverTimeoutNanos(),
                                none.totalTimeoutNanos(),
                                100,
                                20,
                                none.cacheBytes(),
                                none.maxTtlSeconds(),
                                servers.isEmpty()
                                        ? List.of()
                                        : List.of(new StaticName(
                                                "static",
                                                new StaticName.Names.One("router.lan"),
                                                new StaticName.Data.Address(ROUTER),
                                                60)))))
                .join();
        router.names().flush().join();
    }

    private static void asked(boolean strangersServed) {
        configure(List.of(HOST), strangersServed, List.of(ROUTER));
    }

    @Test
    void theRouterItselfIsAlwaysAnsweredAndStrangersWhenTheyMay() throws Exception {
        asked(false);
        long strangers = counted("STRANGER");
        try (DatagramSocket stranger = far.run(() -> new DatagramSocket())) {
            stranger.send(packet(question("a.example", Type.A), ROUTER));
            await(() -> counted("STRANGER") > strangers);
            for (IpAddress own : List.of(ROUTER, new IpAddress.V4(0x7f00_0001), new IpAddress.V6(0, 1))) {
                assertThat(near.run(() -> byUdp("a.example", Type.A, own)).getSection(Section.ANSWER))
                        .hasSize(1);
            }
            asked(true);
            stranger.send(packet(question("b.example", Type.A), ROUTER));
            Message answer = received(stranger);
            assertThat(answer.getQuestion().getName()).hasToString("b.example.");
            assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
        }
        assertThat(far.run(() -> byTcp("router.lan", Type.A, ROUTER)).getSection(Section.ANSWER))
                .hasSize(1);
        assertThat(far.run(() -> byUdp("nothing.test", Type.A, ROUTER)).getRcode())
                .isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void whatIsTooLongForUdpComesByTcpAllTheWay() throws Exception {
        asked(true);
        int before = server.askedByTcp();
        Message cut = far.run(() -> byUdp("long.example", Type.TXT, ROUTER));
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(cut.getSection(Section.ANSWER)).isEmpty();
        assertThat(far.run(() -> byTcp("long.example", Type.TXT, ROUTER)).getSection(Section.ANSWER))
                .hasSize(20);
        assertThat(server.askedByTcp()).isEqualTo(before + 1);
    }

    @Test
    void aThousandClientsThatAskOneNameMakeOneQuestion() throws Exception {
        asked(true);
        int before = server.asked();
        List<DatagramSocket> clients = far.run(() -> {
            List<DatagramSocket> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                all.add(new DatagramSocket());
            }
            return all;
        });
        DatagramPacket question = packet(question("many.example", Type.A), ROUTER);
        for (DatagramSocket client : clients) {
            client.send(question);
        }
        for (DatagramSocket client : clients) {
            assertThat(received(client).getSection(Section.ANSWER)).hasSize(1);
            client.close();
        }
        assertThat(server.asked()).isEqualTo(before + 1);
    }

    @Test
    void whoHoldsThePortIsSaidAndItIsTakenWhenItIsFree() throws Exception {
        configure(List.of(), false, List.of(ROUTER));
        try (DatagramSocket _ = near.run(() -> new DatagramSocket(new InetSocketAddress(address(ROUTER), 53)))) {
            asked(false);
            assertThat(router.status().problems())
                    .containsEntry(
                            "dns",
                            "port 53 is held by java (pid "
                                    + ProcessHandle.current().pid() + ") (10.0.0.1)");
            assertThat(near.run(() -> byUdp("router.lan", Type.A, new IpAddress.V4(0x7f00_0001)))
                            .getSection(Section.ANSWER))
                    .hasSize(1);
        }
        await(() -> router.status().problems().isEmpty());
        assertThat(near.run(() -> byUdp("router.lan", Type.A, ROUTER)).getSection(Section.ANSWER))
                .hasSize(1);
    }

    @Test
    void itListensOnAddressesAsTheyComeAndNowhereWhileNothingIsSetUp() throws Exception {
        configure(List.of(), true, List.of(ROUTER));
        assertThat(router.names().inUse()).isFalse();
        near.run(() -> new DatagramSocket(new InetSocketAddress(53))).close();
        configure(List.of(HOST), true, List.of(ROUTER, SECOND));
        assertThat(far.run(() -> byUdp("router.lan", Type.A, SECOND)).getSection(Section.ANSWER))
                .hasSize(1);
        configure(List.of(HOST), true, List.of(ROUTER));
        assertThat(router.status().problems()).isEmpty();
    }

    @Test
    void theRouterLooksNamesUpForItself() throws Exception {
        asked(false);
        assertThat(lookup("c.example", Family.IPV4)).isEqualTo(new Lookup.Found(List.of("192.0.2.1")));
        assertThat(lookup("c.example", Family.IPV6)).isEqualTo(new Lookup.Found(List.of()));
        assertThat(lookup("c.test", Family.IPV4)).isEqualTo(new Lookup.NoSuchName());
        assertThat(lookup("c..test", Family.IPV4)).isEqualTo(new Lookup.NoSuchName());
        assertThat(router.names().status().join().records())
                .anyMatch(known -> known.name().equals("c.example")
                        && known.type().equals("A")
                        && known.data().equals("192.0.2.1")
                        && known.ttlSeconds() > 3_590);
    }

    private static Lookup lookup(String name, Family family) throws Exception {
        return router.names().resolve(name, family, Optional.empty()).get(20, TimeUnit.SECONDS);
    }

    private static long counted(String counter) {
        return router.names().status().join().counters().getOrDefault(counter, 0L);
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        while (!what.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static byte[] question(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(new Name(name, Name.root), type, DClass.IN))
                .toWire();
    }

    private static DatagramPacket packet(byte[] bytes, IpAddress target) throws IOException {
        return new DatagramPacket(bytes, bytes.length, address(target), 53);
    }

    private static Message byUdp(String name, int type, IpAddress target) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(address(target), 53); // only from where it was asked may an answer come
            socket.send(packet(question(name, type), target));
            return received(socket);
        }
    }

    private static Message received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        socket.setSoTimeout(20_000);
        socket.receive(packet);
        return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    /// Two questions on one connection; the answer to the second.
    private static Message byTcp(String name, int type, IpAddress target) throws IOException {
        try (Socket socket = new Socket(address(target), 53)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            for (String each : List.of("first." + name, name)) {
                byte[] question = question(each, type);
                out.writeShort(question.length);
                out.write(question);
            }
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                Message answer = new Message(in.readNBytes(in.readUnsignedShort()));
                if (answer.getQuestion().getName().equals(new Name(name, Name.root))) {
                    return answer;
                }
            }
        }
    }
}
