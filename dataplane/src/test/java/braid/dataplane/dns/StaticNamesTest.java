package braid.dataplane.dns;

import static braid.dataplane.dns.Records.question;
import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.network.dns.StaticName;
import braid.dataplane.network.dns.StaticName.Data;
import braid.dataplane.network.dns.StaticName.Names;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// What the router knows by itself.
class StaticNamesTest {
    private static final IpAddress SERVER = new IpAddress.V4(0x0a00_0001);
    private static final IpAddress OTHER_SERVER = new IpAddress.V4(0x0a00_0009);

    private static final List<StaticName> NAMES = List.of(
            entry(new Names.One("router.lan"), new Data.Address(new IpAddress.V4(0xc0a8_5801))),
            entry(new Names.One("router.lan"), new Data.Address(new IpAddress.V6(0xfd00_0000_0000_0000L, 1))),
            entry(new Names.One("www.lan"), new Data.Alias("router.lan")),
            entry(new Names.One("far.lan"), new Data.Alias("far.example")),
            entry(new Names.One("loop.lan"), new Data.Alias("pool.lan")),
            entry(new Names.One("pool.lan"), new Data.Alias("loop.lan")),
            entry(new Names.Subtree("ads.example"), new Data.Missing()),
            entry(new Names.Matching(".*\\.tracker\\.example$"), new Data.Address(new IpAddress.V4(0))),
            entry(new Names.Matching("(a+)+z"), new Data.Missing()),
            entry(new Names.Subtree("corp.example"), new Data.Forward(List.of(OTHER_SERVER))),
            entry(new Names.One("mail.lan"), new Data.MailExchange(10, "router.lan")),
            entry(new Names.One("mail.lan"), new Data.Text("a \"text\"")),
            entry(new Names.One("mail.lan"), new Data.NameServer("router.lan")),
            entry(new Names.One("_sip._udp.lan"), new Data.Service(1, 2, 5060, "router.lan")));

    private final SentQuestions servers = new SentQuestions();
    private final HeardAnswers heard = new HeardAnswers();
    private final Forwarder forwarder = new Forwarder(servers, new Random(1));

    private static StaticName entry(Names names, Data data) {
        return new StaticName("key", names, data, 60);
    }

    private void configure(List<StaticName> names) {
        DnsSettings none = DnsSettings.NONE;
        forwarder.configure(
                new DnsSettings(
                        "dns",
                        List.of(SERVER),
                        false,
                        4096,
                        none.serverTimeoutNanos(),
                        none.totalTimeoutNanos(),
                        100,
                        20,
                        none.cacheBytes(),
                        none.maxTtlSeconds(),
                        names),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            router.lan            | A     | router.lan. 60 IN A 192.168.88.1
            ROUTER.lan            | AAAA  | ROUTER.lan. 60 IN AAAA fd00:0:0:0:0:0:0:1
            router.lan            | MX    | nothing
            www.lan               | A     | www.lan. 60 IN CNAME router.lan., router.lan. 60 IN A 192.168.88.1
            www.lan               | MX    | www.lan. 60 IN CNAME router.lan.
            www.lan               | CNAME | www.lan. 60 IN CNAME router.lan.
            loop.lan              | A     | failed
            ads.example           | A     | NXDOMAIN
            x.y.ads.example       | AAAA  | NXDOMAIN
            a.b.TRACKER.example   | A     | a.b.TRACKER.example. 60 IN A 0.0.0.0
            mail.lan              | MX    | mail.lan. 60 IN MX 10 router.lan.
            mail.lan              | TXT   | mail.lan. 60 IN TXT "a \\"text\\""
            mail.lan              | NS    | mail.lan. 60 IN NS router.lan.
            _sip._udp.lan         | SRV   | _sip._udp.lan. 60 IN SRV 1 2 5060 router.lan.
            """)
    void isAnsweredWithoutAnyServer(String name, String type, String answer) {
        configure(NAMES);
        forwarder.ask(question(name, Type.value(type)), heard.asker(), 0);
        assertThat(heard.all()).containsExactly(answer);
        assertThat(servers.sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sads.example, 10.0.0.1",
        "tracker.example, 10.0.0.1",
        "x.router.lan, 10.0.0.1",
        "corp.example, 10.0.0.9",
        "a.b.corp.example, 10.0.0.9",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 10.0.0.1"
    })
    void othersAreAskedAboutTheRest(String name, String server) {
        configure(NAMES);
        forwarder.ask(question(name, Type.A), heard.asker(), 0);
        assertThat(servers.last().server().address()).hasToString(server);
    }

    @Test
    void anAliasIsAnsweredWithWhatServersSayOfItsName() {
        configure(NAMES);
        forwarder.ask(question("far.lan", Type.A), heard.asker(), 0);
        assertThat(servers.last().question().getQuestion().getName().toString()).isEqualToIgnoringCase("far.example.");
        forwarder.receive(
                servers.last().attempt(), servers.last().answer(Rcode.NOERROR, "far.example. 30 A 192.0.2.5"), 1);
        assertThat(heard.all()).containsExactly("far.lan. 60 IN CNAME far.example., far.example. 30 IN A 192.0.2.5");
    }

    @Test
    void whatWasKeptIsForgottenWhenOtherNamesAreKnown() {
        configure(List.of());
        forwarder.ask(question("www.lan", Type.A), heard.asker(), 0);
        forwarder.receive(servers.last().attempt(), servers.last().answer(Rcode.NOERROR, "www.lan. 30 A 192.0.2.5"), 1);
        configure(NAMES);
        assertThat(forwarder.status(2).usedBytes()).isZero();
        forwarder.ask(question("www.lan", Type.CNAME), heard.asker(), 3);
        assertThat(heard.last()).isEqualTo("www.lan. 60 IN CNAME router.lan.");
        assertThat(Stream.of("router.lan", "ads.example"))
                .allMatch(name -> forwarder.status(4).records().stream()
                        .anyMatch(known -> known.permanent() && known.name().equals(name)));
    }
}
