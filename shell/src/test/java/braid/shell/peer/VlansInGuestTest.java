package braid.shell.peer;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.Lab;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// VLANs of two routers joined by two cables, on a guest's kernel: the host's may have no IEEE 802.1Q.
@NeedsPeer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VlansInGuestTest {
    /// Well below the 60 s after which a router looks at everything by itself.
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String STACK = """
            /interface vlan
            add name=inner vlan-id=20 interface=ether1
            add name=outer vlan-id=30 interface=ether1 use-service-tag=yes
            set inner interface=outer
            /ip address add address=10.20.0.%d/24 interface=inner
            /ip route add dst-address=10.99.0.0/16 gateway=10.20.0.9
            """;

    private Lab lab;
    private PeerGuest guest;
    private GuestRouter home;
    private GuestRouter isp;

    @BeforeAll
    void start() throws Exception {
        lab = Lab.open("vlans");
        guest = PeerGuest.bootForRouters(lab.namespace(), "guest");
        guest.run("ip netns add home; ip netns add isp").orFail("namespaces");
        lay(1);
        lay(2);
        home = GuestRouter.start(guest, "home");
        isp = GuestRouter.start(guest, "isp");
    }

    @AfterAll
    void stop() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    @AfterEach
    void clear() throws Exception {
        for (GuestRouter router : new GuestRouter[] {home, isp}) {
            router.type("""
                    /interface pppoe-client remove [find]
                    /interface pppoe-server server remove [find]
                    /ppp secret remove [find]
                    /ip route remove [find !dynamic]
                    /ip address remove [find !dynamic]
                    /interface vlan remove [find]""");
            Await.until(
                    "nothing of ours left",
                    SOON,
                    () -> router.run("ip -o link show type vlan").text().isEmpty());
        }
    }

    @Test
    void aVlanIsMadeAsConfiguredAndCarriesTraffic() throws Exception {
        bothHave("vlan10", "vlan-id=10 mtu=1400");
        assertThat(linux("vlan10")).contains("vlan10@ether1", "mtu 1400", "802.1Q id 10", "group 189");
        assertThat(linux("vlan10")).contains("alias braid:vlan10");
        assertThat(home.type("/interface vlan print")).contains("R vlan10").doesNotContain(";;;");
        reach("10.10.0.2");

        home.type("/interface vlan disable vlan10");
        assertThat(home.run("ip link show vlan10").succeeded()).isFalse();
        assertThat(home.type("/interface vlan print")).contains("X vlan10");
        assertThat(home.type("/ip address print")).contains("vlan10 is disabled");
        home.type("/interface vlan enable vlan10");
        reach("10.10.0.2");

        home.type("/interface vlan set vlan10 mtu=1501");
        assertThat(home.type("/interface vlan print")).contains("MTU 1501 is more than the 1500 of ether1");
        assertThat(linux("vlan10")).contains("mtu 1500");
        home.type("/interface vlan remove vlan10");
        assertThat(home.run("ip link show vlan10").succeeded()).isFalse();
    }

    @Test
    void tagParentAndNameMayChange() throws Exception {
        bothHave("vlan10", "vlan-id=10");
        bothSet("vlan-id=11 use-service-tag=yes");
        guest.run("ip netns exec isp tcpdump -i ether1 -e -nn -c 1 --immediate-mode -U icmp > /run/tagged 2>&1 &");
        Await.until(
                "a capture", SOON, () -> guest.run("cat /run/tagged").output().contains("listening"));
        reach("10.10.0.2");
        Await.until(
                "the service tag on the wire",
                SOON,
                () -> guest.run("cat /run/tagged").output().contains("(0x88a8), length 102: vlan 11,"));

        bothSet("interface=ether2 use-service-tag=no");
        assertThat(linux("vlan10")).contains("vlan10@ether2", "802.1Q id 11");
        reach("10.10.0.2");

        home.type("/interface vlan set vlan10 name=\"the guests' network\"");
        String links = home.run("ip -d link show type vlan").output();
        assertThat(links).contains("alias braid:the guests' network").doesNotContain("vlan10");
        reach("10.10.0.2");
        home.type("/interface vlan set [find] name=\"the network of guests\"");
        assertThat(home.run("ip -d link show type vlan").output()).contains("alias braid:the network of guests");
    }

    @Test
    void vlansOnVlansAreMadeFromTheBottomUpAndComeBackWithWhatIsBelow() throws Exception {
        file(home, "stack.rsc", STACK.formatted(1));
        file(isp, "stack.rsc", STACK.formatted(2));
        isp.type("/import stack.rsc");
        assertThat(home.type("/import stack.rsc dry-run"))
                .containsSubsequence(
                        "create VLAN 30 (service tag) on ether1 as outer with MTU 1500",
                        "start interface outer",
                        "create VLAN 20 on outer as inner with MTU 1500",
                        "start interface inner",
                        "add address 10.20.0.1/24 to inner",
                        "add route 10.99.0.0/16 via 10.20.0.9");
        assertThat(home.run("ip -o link show type vlan").text()).isEmpty();
        home.type("/import stack.rsc");
        assertThat(home.type("/interface vlan print")).doesNotContain(";;;");
        reach("10.20.0.2");

        home.type("/interface vlan set outer vlan-id=31");
        assertThat(linux("outer")).contains("802.1ad id 31");
        assertThat(linux("inner")).contains("inner@outer", "802.1Q id 20", "LOWER_UP");
        home.type("/interface vlan disable outer");
        assertThat(home.type("/interface vlan print")).contains("outer is disabled");
        home.type("/interface vlan set outer vlan-id=30 disabled=no");
        reach("10.20.0.2");

        home.type("/interface ethernet disable ether1");
        assertThat(linux("inner")).contains("state DOWN");
        assertThat(home.type("/interface vlan print")).doesNotContain(";;;", "R ");
        home.type("/interface ethernet enable ether1");
        Await.until("the way back", SOON, () -> reaches("10.20.0.2"));
        assertThat(home.run("ip route").output()).contains("10.99.0.0/16 via 10.20.0.9 dev inner");

        home.run("ip link del ether1").orFail("removal of a port");
        Await.until(
                "its VLANs wait", SOON, () -> home.type("/interface vlan print").contains(";;; ether1 not present"));
        lay(1);
        Await.until("all of it back", SOON, () -> reaches("10.20.0.2"));
        assertThat(home.type("/interface vlan print")).doesNotContain(";;;");
    }

    @Test
    void whatSomebodyElseDoesToThemIsPutRight() throws Exception {
        bothHave("vlan10", "vlan-id=10");
        for (String change : new String[] {"alias x", "group 5", "alias y group 6"}) {
            home.run("ip link set vlan10 " + change).orFail(change);
            Await.until(
                    "marks after " + change,
                    SOON,
                    () -> linux("vlan10").contains("alias braid:vlan10")
                            && linux("vlan10").contains("group 189"));
            assertThat(home.type("/interface vlan print")).contains("R vlan10").doesNotContain(";;;");
        }
        home.run("ip link del vlan10").orFail("removal");
        Await.until("the VLAN and its address", SOON, () -> reaches("10.10.0.2"));
    }

    @Test
    void aNameOrATagThatSomebodyElseHasIsWaitedFor() throws Exception {
        home.run("ip link add link ether2 name outer type vlan id 77").orFail("foreign name");
        home.run("ip link add link ether1 name theirs type vlan id 40").orFail("foreign tag");
        home.type("/interface vlan add name=other vlan-id=40 interface=ether1");
        file(home, "stack.rsc", STACK.formatted(1));
        home.type("/import stack.rsc");
        assertThat(home.type("/interface vlan print").split("Linux has another interface named outer", -1))
                .hasSize(3);
        assertThat(home.type("/interface vlan print where name=other")).contains("VLAN device already exists");
        assertThat(linux("outer")).contains("802.1Q id 77", "group default").doesNotContain("alias");

        home.run("ip link del outer; ip link del theirs").orFail("their end");
        Await.until(
                "what waited",
                SOON,
                () -> linux("other").contains("id 40")
                        && home.run("ip addr show inner").output().contains("10.20.0.1/24"));
        assertThat(linux("outer")).contains("802.1ad id 30", "alias braid:outer");
        assertThat(home.type("/interface vlan print")).doesNotContain(";;;");
    }

    @Test
    void aBundleRunsOverTwoVlansOfOnePort() throws Exception {
        isp.type("""
                /interface vlan add name=v101 vlan-id=101 interface=ether1
                /interface vlan add name=v102 vlan-id=102 interface=ether1
                /ppp profile set default local-address=10.64.0.1 remote-address=10.64.1.2
                /ppp secret add name=u password=p service=pppoe
                /interface pppoe-server server add interface=v101 mrru=1600
                /interface pppoe-server server add interface=v102 mrru=1600""");
        home.type("""
                /interface vlan add name=v101 vlan-id=101 interface=ether1
                /interface vlan add name=v102 vlan-id=102 interface=ether1
                /interface pppoe-client add name=dsl interface=v101,v102 user=u password=p mrru=1600 disabled=no""");
        Await.until("both links", SOON, () -> links() == 2);
        assertThat(home.run("ip link show dsl").output()).contains("mtu 1600");
        home.run("ping -c 3 -i 0.1 -W 2 -M do -s 1572 10.64.0.1").orFail("1600 octets over the bundle");

        isp.type("/interface vlan disable v102");
        Await.until("one link", SOON, () -> links() == 1);
        reach("10.64.0.1");
        isp.type("/interface vlan enable v102");
        Await.until("the link again", SOON, () -> links() == 2);

        home.type("/interface vlan disable v101");
        Await.until("the other link", SOON, () -> links() == 1);
        reach("10.64.0.1");
        home.type("/interface vlan enable v101");
        Await.until("both links again", SOON, () -> links() == 2);
    }

    @Test
    void aRouterThatWasKilledFindsItsOwnAgain() throws Exception {
        bothHave("vlan10", "vlan-id=10");
        home.type("/interface vlan add name=\"on top of the other one\" vlan-id=5 interface=vlan10");
        String before = home.run("ip -o link show type vlan | cut -d: -f1,2").text();
        home.kill();
        guest.run("ip netns exec home ip monitor link address > /run/flaps 2>&1 & echo $! > /run/monitor");
        home.start();
        Await.until(
                "a router that knows them",
                SOON,
                () -> home.type("/interface vlan print").contains("R vlan10"));
        reach("10.10.0.2");
        assertThat(home.run("ip -o link show type vlan | cut -d: -f1,2").text()).isEqualTo(before);
        assertThat(guest.run("kill $(cat /run/monitor); cat /run/flaps").output())
                .doesNotContain("vlan");
        assertThat(home.type("/log print where message~\"VLAN|vlan10\"")).isEmpty();
    }

    /// One cable; the ports keep their addresses, so that they are the same ports when it is laid again.
    private void lay(int number) throws IOException, InterruptedException {
        guest.run("""
                ip link add ether%1$d netns home address 02:00:00:00:01:0%1$d type veth \
                        peer name ether%1$d netns isp address 02:00:00:00:02:0%1$d""".formatted(number)).orFail("cable " + number);
    }

    private void bothHave(String name, String properties) throws IOException, InterruptedException {
        String add = "/interface vlan add name=" + name + " interface=ether1 " + properties
                + "\n/ip address add interface=" + name + " address=10.10.0.%d/24";
        home.type(add.formatted(1));
        isp.type(add.formatted(2));
    }

    private void bothSet(String properties) throws IOException, InterruptedException {
        home.type("/interface vlan set [find] " + properties);
        isp.type("/interface vlan set [find] " + properties);
    }

    private static void file(GuestRouter router, String name, String text) throws IOException, InterruptedException {
        router.run("mkdir -p " + router.files() + "\ncat > " + router.files() + "/" + name + " <<'TEXT'\n" + text
                        + "TEXT")
                .orFail(name);
    }

    /// What Linux says of an interface of the user's router.
    private String linux(String name) throws IOException, InterruptedException {
        return home.run("ip -d link show " + name).output();
    }

    private boolean reaches(String address) throws IOException, InterruptedException {
        return home.run("ping -c 1 -W 1 " + address).succeeded();
    }

    private void reach(String address) throws IOException, InterruptedException {
        home.run("ping -c 3 -i 0.1 -W 2 " + address).orFail("ping " + address);
    }

    /// How many links the user's bundle has.
    private long links() throws IOException, InterruptedException {
        return home.type(":put [:len [/ppp link find running]]").lines().findFirst().stream()
                .mapToLong(Long::parseLong)
                .sum();
    }
}
