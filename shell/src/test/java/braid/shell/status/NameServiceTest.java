package braid.shell.status;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.network.dns.StaticName;
import braid.dataplane.network.dns.StaticName.Data;
import braid.dataplane.network.dns.StaticName.Names;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DnsStatus;
import braid.dataplane.status.DnsStatus.KnownRecord;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.TestConsole;
import braid.shell.value.EreReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `/ip dns`, from the prompt to the dataplane and back.
class NameServiceTest {
    private static final IpAddress ROUTER = new IpAddress.V4(0xc0a8_5801);

    @TempDir
    private Path directory;

    private final FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);

    @Test
    void theCacheIsMeasuredInKibibytes() {
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            for (String given : List.of("10240", "10240KiB", "10MiB")) {
                assertThat(console.type("/ip dns set cache-size=" + given)).isEmpty();
                assertThat(console.type(":put [/ip dns get cache-size]")).containsExactly("10240KiB");
                assertThat(dataplane.desired().dns().cacheBytes()).isEqualTo(10_485_760);
            }
            assertThat(console.type("/ip dns set cache-size=63"))
                    .containsExactly("value of cache-size out of range (64..1048576)");
        }
    }

    @Test
    void serversOfSessionsHaveTheirPlaceEvenWhenThereAreNone() {
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            assertThat(console.type("/ip dns print").stream().map(String::strip))
                    .startsWith("servers:", "dynamic-servers:", "use-doh-server:");
        }
    }

    @Test
    void settingsAndNamesReachTheDataplane() {
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            assertThat(console.type("/ip dns set servers=1.1.1.1,2606:4700:4700::1111 allow-remote-request=yes"
                            + " cache-size=64KiB cache-max-ttl=1h query-server-timeout=1s max-udp-packet-size=1232"))
                    .isEmpty();
            console.type("/ip dns forwarders add name=office dns-servers=10.0.0.1,10.0.0.2");
            console.type("/ip dns static");
            console.type("add name=router.lan address=192.168.88.1 type=A");
            console.type("add name=router.lan address=fd00::1 type=AAAA ttl=1m");
            console.type("add name=ads.example match-subdomain=yes type=NXDOMAIN");
            console.type("add regexp=\"^[[:alpha:]]+\\\\.lan\\$\" type=CNAME cname=router.lan");
            console.type("add name=corp.example type=FWD forward-to=office");
            console.type("add name=corp2.example type=FWD forward-to=10.0.0.9");
            console.type("add name=off.lan address=10.0.0.1 disabled=yes");
            console.type("/ip dns");

            DnsSettings dns = dataplane.desired().dns();
            assertThat(dns.servers())
                    .containsExactly(new IpAddress.V4(0x0101_0101), new IpAddress.V6(0x2606_4700_4700_0000L, 0x1111));
            assertThat(dns.strangersServed()).isTrue();
            assertThat(dns.cacheBytes()).isEqualTo(65_536);
            assertThat(dns.maxTtlSeconds()).isEqualTo(3_600);
            assertThat(dns.serverTimeoutNanos()).isEqualTo(1_000_000_000L);
            assertThat(dns.maxUdpBytes()).isEqualTo(1_232);
            assertThat(dns.names())
                    .containsExactly(
                            entry(1, new Names.One("router.lan"), new Data.Address(ROUTER), 86_400),
                            entry(
                                    2,
                                    new Names.One("router.lan"),
                                    new Data.Address(new IpAddress.V6(0xfd00_0000_0000_0000L, 1)),
                                    60),
                            entry(3, new Names.Subtree("ads.example"), new Data.Missing(), 86_400),
                            entry(
                                    4,
                                    new Names.Matching(EreReader.read("^[[:alpha:]]+\\.lan$")
                                            .inJava()),
                                    new Data.Alias("router.lan"),
                                    86_400),
                            entry(
                                    5,
                                    new Names.One("corp.example"),
                                    new Data.Forward(
                                            List.of(new IpAddress.V4(0x0a00_0001), new IpAddress.V4(0x0a00_0002))),
                                    86_400),
                            entry(
                                    6,
                                    new Names.One("corp2.example"),
                                    new Data.Forward(List.of(new IpAddress.V4(0x0a00_0009))),
                                    86_400));
        }
    }

    private static StaticName entry(int id, Names names, Data data, long ttlSeconds) {
        return new StaticName("/ip/dns/static*" + id, names, data, ttlSeconds);
    }

    @Test
    void whatIsKnownIsShownUntilItIsForgotten() {
        dataplane.knows(new DnsStatus(
                List.of(
                        new KnownRecord("router.lan", "A", "192.168.88.1", 86_400, true, false),
                        new KnownRecord("www.example.com", "CNAME", "web.example.", 61, false, false),
                        new KnownRecord("none.example.com", "NXDOMAIN", "", 30, false, true)),
                29 << 10,
                Map.of()));
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            assertThat(console.type("/ip dns cache print"))
                    .containsExactly(
                            "Flags: S - STATIC",
                            "Columns: NAME, TYPE, DATA, TTL",
                            "#   NAME             TYPE   DATA          TTL",
                            "0 S router.lan       A      192.168.88.1  1d",
                            "1   www.example.com  CNAME  web.example.  1m1s");
            assertThat(console.type("/ip dns cache all print").getLast())
                    .isEqualTo("2  N none.example.com  NXDOMAIN                30s");
            assertThat(console.type(":put [/ip dns get cache-used]")).containsExactly("29KiB");
            assertThat(console.type("/ip dns cache flush")).isEmpty();
            assertThat(console.type("/ip dns cache print count-only")).containsExactly("0");
        }
    }

    @Test
    void whoHoldsThePortIsSaidAtTheSettings() {
        dataplane.cannot(Map.of("/ip/dns*0", "port 53 is held by dnsmasq (pid 812) (10.0.0.1)"));
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/ip dns set servers=1.1.1.1");
            assertThat(console.type("/ip dns print").getFirst())
                    .contains("port 53 is held by dnsmasq (pid 812) (10.0.0.1)");
        }
    }
}
