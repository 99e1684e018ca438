package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.Dataplane;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.LinuxDataplane;
import braid.dataplane.linux.LinuxServiceScanner;
import braid.dataplane.linux.Namespace;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.router.SessionScripts;
import braid.shell.testing.Await;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.TestConsole;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What profiles and secrets give to sessions: a router with its console, and its provider, on real interfaces.
@Tag("kernel")
@NeedsHost(programs = {})
class PppProfilesOnLinuxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROVIDER = """
            /ip pool add name=pool ranges=10.64.0.2-10.64.0.100
            /ppp profile set default local-address=10.64.0.1 remote-address=pool rate-limit=2M/10M \\
                address-list=members on-up=":global up [/interface get \\$interface name]" \\
                on-down=":global down \\$\\"remote-address\\""
            /ppp secret add name=joe password=secret routes="10.99.0.0/24 10.64.0.2 3"
            /ip firewall filter add chain=forward src-address-list=members action=accept
            /interface pppoe-server server add service-name=isp interface=ether1
            """;

    @TempDir
    private Path home;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private Namespace userSide;
    private Namespace ispSide;
    private TestConsole user;
    private TestConsole isp;
    private SessionScripts scripts;

    @BeforeEach
    void start() throws Exception {
        userSide = Namespace.create();
        ispSide = Namespace.create();
        LabNetwork.cable(
                new LabNetwork.End(userSide, "ether1", Optional.empty()),
                new LabNetwork.End(ispSide, "ether1", Optional.empty()));
        isp = router(ispSide, "isp");
        user = router(userSide, "user");
        scripts = new SessionScripts(isp.router(), isp.jobs());
        scripts.start();
        type(isp, PROVIDER);
    }

    @AfterEach
    void stop() {
        scripts.close();
        user.close();
        isp.close();
        userSide.close();
        ispSide.close();
    }

    @Test
    void whatASessionIsGivenIsThereWhileItIsUpAndNoLonger() throws Exception {
        type(user, "/interface pppoe-client add name=dsl interface=ether1 user=joe password=secret disabled=no");
        awaitAnswer("on-up", ":global up; :put $up", "<pppoe-joe>");
        awaitAnswer("the list", "/ip firewall address-list print count-only where dynamic and list=members", "1");
        awaitAnswer("the route", "/ip route print count-only where dst-address=10.99.0.0/24 and distance=3", "1");
        awaitAnswer("the queue", ":put [/queue simple get [find dynamic] max-limit]", "2M/10M");

        type(user, "/interface pppoe-client disable dsl");
        awaitAnswer("on-down", ":global down; :put $down", "10.64.0.2");
        awaitAnswer("the list", "/ip firewall address-list print count-only where dynamic", "0");
        awaitAnswer("the route", "/ip route print count-only where dst-address=10.99.0.0/24", "0");
        awaitAnswer("the queue", "/queue simple print count-only where dynamic", "0");
    }

    @Test
    void packetsOfSessionsMeetTheChainsAndListsOfTheirProfile() throws Exception {
        type(
                isp,
                "/interface list add name=users; "
                        + "/ppp profile set default interface-list=users incoming-filter=from-users; "
                        + "/ip firewall filter add chain=input action=jump jump-target=ppp; "
                        + "/ip firewall filter add chain=from-users action=passthrough; "
                        + "/ip firewall filter add chain=input in-interface-list=users action=passthrough");
        type(user, "/interface pppoe-client add name=dsl interface=ether1 user=joe password=secret disabled=no");
        awaitPhase("connected");
        send("10.64.0.1");
        awaitAnswer("the chain", packets("chain=from-users"), "true");
        awaitAnswer("the list", packets("in-interface-list=users"), "true");
    }

    private static String packets(String rule) {
        return ":put ([/ip firewall filter get [find " + rule + "] packets] > 0)";
    }

    @Test
    void aClientOnDemandWaitsForAPacketDialsAndRestsAgain() throws Exception {
        type(user, "/ppp profile add name=short idle-timeout=2s");
        type(
                user,
                "/interface pppoe-client add name=dsl interface=ether1 user=joe password=secret profile=short "
                        + "add-default-route=yes dial-on-demand=yes disabled=no");
        awaitPhase("waiting for packets...");
        Await.until(
                "the route",
                PATIENCE,
                () -> user.type("/ip route print").stream()
                        .anyMatch(line -> line.contains("0.0.0.0/0") && line.contains("dsl")),
                () -> user.type("/ip route print") + "\n" + log);
        int index = index("dsl");
        send("192.0.2.1");
        awaitPhase("connected");
        awaitPhase("waiting for packets...");
        assertThat(index("dsl")).isEqualTo(index);
        assertThat(log).anyMatch(line -> line.equals("dsl: terminating... - idle timeout"));
        type(user, "/interface pppoe-client set dsl dial-on-demand=no");
        awaitPhase("connected");
    }

    private void send(String address) throws KernelException {
        userSide.run(() -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                byte[] text = {1};
                socket.send(new DatagramPacket(text, text.length, InetAddress.ofLiteral(address), 9));
                return text;
            }
        });
    }

    private int index(String linuxName) {
        return user.router().view().status().links().stream()
                .filter(link -> link.linuxName().equals(linuxName))
                .mapToInt(LinkStatus::index)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aScanShowsWhoOffersWhatAndDisturbsNobody() throws Exception {
        user.whileWaiting(() -> LockSupport.parkNanos(20_000_000));
        user.scansWith(linuxName -> userSide.run(() -> new LinuxServiceScanner().begin(linuxName)));
        type(user, "/interface pppoe-client add name=dsl interface=ether1 user=joe password=secret disabled=no");
        awaitPhase("connected");
        type(isp, "/interface pppoe-server server add service-name=other interface=ether1");
        awaitOffer("isp");
        awaitOffer("other");
        assertThat(user.type("/interface pppoe-client scan ether1 duration=1s").getFirst())
                .isEqualTo("Columns: SERVICE, MAC-ADDRESS, AC-NAME");
        awaitPhase("connected");
        assertThat(user.type("/interface pppoe-client scan nowhere"))
                .containsExactly("input does not match any value of interface");
    }

    private void awaitOffer(String service) throws Exception {
        String scan = "[/interface pppoe-client scan interface=ether1 duration=1s as-value]";
        Await.until(
                service,
                PATIENCE,
                () -> user.type(":foreach o in=" + scan + " do={:put ($o->\"service\")}")
                        .contains(service));
    }

    private void awaitPhase(String status) throws Exception {
        Await.until(
                status,
                PATIENCE,
                () -> user.type("/interface pppoe-client monitor dsl once")
                        .getFirst()
                        .endsWith("status: " + status),
                () -> user.type("/interface pppoe-client monitor dsl once") + "\n" + log);
    }

    private TestConsole router(Namespace namespace, String name) throws Exception {
        Path state = Files.createDirectories(home.resolve(name));
        Dataplane dataplane = namespace.run(() -> open(name));
        return TestConsole.on(state, dataplane);
    }

    private Dataplane open(String name) throws Exception {
        return LinuxDataplane.open(
                Files.createDirectories(home.resolve(name + "-linux")),
                event -> log.add(event.message()),
                (_, failure) -> failure.printStackTrace());
    }

    private static void type(TestConsole console, String commands) {
        assertThat(console.type(commands)).isEmpty();
    }

    private void awaitAnswer(String what, String question, String answer) throws Exception {
        Await.until(
                what,
                PATIENCE,
                () -> isp.type(question).equals(List.of(answer)),
                () -> isp.type(question) + " " + isp.type("/ip firewall address-list print; /queue simple print") + "\n"
                        + log);
    }
}
