package braid.shell.intent;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.config.Configuration;
import braid.shell.menu.Menus;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of an intent never differs from what would be worked out anew.
class PartsTest {
    private static final List<String> COMMANDS = List.of(
            "/ppp secret add name=u%1$d password=p",
            "/ppp secret remove [find name=u%2$d]",
            "/ip pool add name=p%1$d ranges=10.0.%1$d.1",
            "/ip pool remove [find name=p%2$d]",
            "/ppp profile add name=f%1$d remote-address=p%2$d",
            "/ppp profile set f%2$d remote-address=10.9.9.9",
            "/interface vlan add name=v%1$d vlan-id=%1$d interface=ether1",
            "/interface vlan set [find name=v%2$d] name=w%1$d disabled=no",
            "/interface vlan disable [find name=v%2$d]",
            "/interface vlan remove [find name=w%2$d]",
            "/interface pppoe-client add name=c%1$d interface=ether1 disabled=no",
            "/interface pppoe-client set [find name=c%2$d] interface=v%2$d",
            "/interface pppoe-server server add interface=ether1 service-name=s%1$d",
            "/interface bridge add name=b%1$d",
            "/ip address add address=10.%1$d.0.1/24 interface=v%2$d",
            "/ip address add address=10.%1$d.1.1/24 interface=ether1",
            "/ip route add dst-address=10.%1$d.0.0/16 gateway=10.0.0.%1$d",
            "/ip route add dst-address=10.%1$d.0.0/16 gateway=v%2$d",
            "/interface list add name=l%1$d",
            "/interface list member add list=l%2$d interface=v%2$d",
            "/ip firewall filter add chain=forward in-interface-list=l%2$d action=accept",
            "/ip firewall filter add chain=forward in-interface=v%2$d action=drop",
            "/ip firewall filter set 0 disabled=yes",
            "/ip firewall address-list add list=a address=10.0.0.%1$d",
            "/system identity set name=r%1$d",
            "/routing table add name=t%1$d fib",
            "/routing table disable [find name=t%2$d]",
            "/routing table remove [find name=t%2$d]",
            "/routing rule add src-address=10.%1$d.0.0/16 action=lookup table=t%2$d",
            "/routing rule add routing-mark=t%1$d interface=v%2$d action=lookup-only-in-table table=main",
            "/routing rule remove [find interface=v%2$d]",
            "/ip route add dst-address=0.0.0.0/0 gateway=10.0.0.%1$d routing-table=t%2$d",
            "/ip route set [find gateway=10.0.0.%2$d] gateway=10.0.0.%1$d%%ether1",
            "/ip firewall mangle add chain=prerouting action=mark-routing new-routing-mark=t%1$d",
            "/ip firewall mangle add chain=output in-interface=v%2$d action=mark-packet new-packet-mark=m%1$d",
            "/ip firewall filter add chain=input src-address-list=%3$s action=drop",
            "/ip firewall filter add chain=input src-address-list=!%3$s action=accept",
            "/ip firewall address-list add list=%3$s address=name%1$d.example",
            "/ip firewall address-list add list=%3$s address=10.0.0.0/%1$d",
            "/ip firewall address-list remove [find list=%3$s]",
            "/ip firewall connection tracking set enabled=%4$s udp-timeout=%1$ds",
            "/ip settings set rp-filter=%5$s tcp-syncookies=yes",
            "/ip arp add address=10.0.0.%1$d mac-address=02:00:00:00:00:0%1$d interface=v%2$d",
            "/ip arp remove [find address=10.0.0.%2$d]",
            "/ip dns set servers=1.1.1.%1$d cache-max-ttl=%2$dh",
            "/ip dns static add name=h%1$d.example address=10.0.0.%2$d",
            "/ip dns static add name=h%1$d.example type=FWD forward-to=f%2$d",
            "/ip dns static add regexp=\"[%1$d\"",
            "/ip dns forwarders add name=f%1$d dns-servers=10.0.0.%2$d",
            "/ip dns forwarders remove [find name=f%2$d]",
            "/ppp profile set default use-ipv6=%6$s",
            "/ppp profile set f%2$d rate-limit=%1$dM address-list=%3$s interface-list=l%1$d",
            "/ppp profile set f%2$d incoming-filter=chain%1$d",
            "/ppp profile remove [find name=f%2$d]",
            "/ppp secret set [find name=u%2$d] routes=\"10.%1$d.0.0/16 10.0.0.1 %1$d\" profile=f%1$d",
            "/interface pppoe-client set [find name=c%2$d] dial-on-demand=yes profile=f%1$d",
            "/interface pppoe-server add name=s%1$d user=u%2$d",
            "/interface list set [find name=l%2$d] include=l%1$d",
            "/interface list remove [find name=l%2$d]",
            "/interface ethernet set ether1 name=ether1 mtu=14%1$02d",
            "/undo",
            "/redo");

    @TempDir
    private Path directory;

    @Test
    void rememberedPartsAreWhatWouldBeWorkedOutAnew() {
        Random random = new Random(77);
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            Intents remembering = new Intents(Menus.tree(List.of()));
            List<String> keptKinds = KeptInterfaces.menus(Menus.tree(List.of()));
            int problems = 0;
            for (int i = 0; i < 1_000; i++) {
                console.type(COMMANDS.get(random.nextInt(COMMANDS.size()))
                        .formatted(
                                random.nextInt(1, 7),
                                random.nextInt(1, 7),
                                random.nextBoolean() ? "a" : "b",
                                any(random, "yes", "no", "auto"),
                                any(random, "no", "loose", "strict"),
                                any(random, "yes", "no", "default")));
                Configuration now = console.router().view().configuration();
                var links = console.router().view().links();
                Intent fresh = Intent.of(now, links, keptKinds);
                assertThat(remembering.of(now, links))
                        .as("after %d commands", i)
                        .isEqualTo(fresh);
                problems += fresh.problems().size();
            }
            assertThat(problems).isPositive();
        }
    }

    private static String any(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
