package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.dns.socket.DnsService;
import braid.dataplane.dns.socket.LocalAddress;
import braid.dataplane.dns.socket.Surroundings;
import braid.dataplane.dns.socket.TestServer;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.DnsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Answers a second from what is kept, over the loopback of a namespace, beside dnsmasq in the same run.
@Tag("bench")
@KernelTest
@Timeout(180)
class NamesBenchTest {
    private static final Path DNSMASQ = Path.of("/usr/sbin/dnsmasq");
    private static final IpAddress.V4 SERVER = new IpAddress.V4(0x7f00_0002);
    private static final String OURS = "127.0.0.1";
    private static final String THEIRS = "127.0.0.3";
    private static final int NAMES = 1_000;
    private static final int CLIENTS = 8;
    private static final int WINDOW = 16;
    private static final int QUESTIONS = 100_000;
    private static final int ROUNDS = 5;

    @Test
    void answersFromTheCache() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(DNSMASQ), "needs dnsmasq");
        try (Namespace namespace = Namespace.create()) {
            LabNetwork.up(namespace, "lo");
            namespace.run(this::measure);
        }
    }

    private Void measure() throws Exception {
        List<byte[]> questions = questions();
        try (TestServer _ = new TestServer(InetAddress.ofLiteral(SERVER.toString()));
                DnsService service = DnsService.start(
                        NamesBenchTest::surroundings, 53, new SecureRandom(), (_, e) -> e.printStackTrace())) {
            service.configure(settings()).join();
            Process dnsmasq = new ProcessBuilder(
                            DNSMASQ.toString(),
                            "--keep-in-foreground",
                            "--conf-file=/dev/null",
                            "--no-resolv",
                            "--no-hosts",
                            "--user=root",
                            "--pid-file=",
                            "--server=" + SERVER,
                            "--listen-address=" + THEIRS,
                            "--bind-interfaces",
                            "--cache-size=10000",
                            "--dns-forward-max=2000")
                    .inheritIO()
                    .start();
            try {
                awaitAnswer(THEIRS, questions.getFirst());
                double ours = 0;
                double theirs = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    ours = Math.max(ours, answersASecond(OURS, questions));
                    theirs = Math.max(theirs, answersASecond(THEIRS, questions));
                }
                System.out.printf(
                        Locale.ROOT,
                        "names: %.0f answers/s from the cache, dnsmasq %.0f, ratio %.2f%n",
                        ours,
                        theirs,
                        ours / theirs);
                assertThat(ours).isGreaterThan(20_000);
                assertThat(ours / theirs).isGreaterThan(0.5);
            } finally {
                dnsmasq.destroy();
                dnsmasq.waitFor(5, TimeUnit.SECONDS);
            }
        }
        return null;
    }

    private static Surroundings surroundings() {
        return new Surroundings(Set.of(LocalAddress.of(new IpAddress.V4(0x7f00_0001), 0)), List.of());
    }

    private static DnsSettings settings() {
        DnsSettings none = DnsSettings.NONE;
        return new DnsSettings(
                "dns",
                List.of(SERVER),
                false,
                4096,
                none.serverTimeoutNanos(),
                none.totalTimeoutNanos(),
                2_000,
                20,
                none.cacheBytes(),
                none.maxTtlSeconds(),
                List.of());
    }

    private static List<byte[]> questions() throws IOException {
        List<byte[]> questions = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            questions.add(Message.newQuery(Record.newRecord(new Name("host" + i + ".example."), Type.A, DClass.IN))
                    .toWire());
        }
        return questions;
    }

    private static void awaitAnswer(String server, byte[] question) throws Exception {
        while (true) {
            try (DatagramChannel client = DatagramChannel.open()) {
                client.connect(new InetSocketAddress(InetAddress.ofLiteral(server), 53));
                client.write(ByteBuffer.wrap(question));
                client.read(ByteBuffer.allocate(512));
                return;
            } catch (PortUnreachableException e) {
                TimeUnit.MILLISECONDS.sleep(20); // it does not listen yet
            }
        }
    }

    /// Each client has so many questions under way; none may be lost.
    private static double answersASecond(String server, List<byte[]> questions) throws IOException {
        List<DatagramChannel> clients = new ArrayList<>();
        ByteBuffer in = ByteBuffer.allocateDirect(512);
        try {
            for (int i = 0; i < CLIENTS; i++) {
                DatagramChannel client = DatagramChannel.open();
                client.connect(new InetSocketAddress(InetAddress.ofLiteral(server), 53));
                clients.add(client);
            }
            int sent = 0;
            long begin = System.nanoTime();
            for (int i = 0; i < WINDOW * CLIENTS; i++) {
                clients.get(i % CLIENTS).write(ByteBuffer.wrap(questions.get(sent++ % NAMES)));
            }
            for (int received = 0; received < QUESTIONS; received++) {
                DatagramChannel client = clients.get(received % CLIENTS);
                client.read(in.clear());
                if (in.getShort(6) != 1) {
                    throw new IllegalStateException("no answer");
                }
                if (sent < QUESTIONS) {
                    client.write(ByteBuffer.wrap(questions.get(sent++ % NAMES)));
                }
            }
            return QUESTIONS * 1e9 / (System.nanoTime() - begin);
        } finally {
            for (DatagramChannel client : clients) {
                client.close();
            }
        }
    }
}
