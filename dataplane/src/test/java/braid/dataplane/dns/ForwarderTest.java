package braid.dataplane.dns;

import static braid.dataplane.dns.Records.question;
import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.dns.SentQuestions.Sent;
import braid.dataplane.dns.ServerPort.Transport;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.DnsSettings;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class ForwarderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final IpAddress FIRST = new IpAddress.V4(0x0a00_0001);
    private static final IpAddress SECOND_SERVER = new IpAddress.V4(0x0a00_0002);
    private static final Question A = question("www.example.com", Type.A);
    private static final String RECORD = "www.example.com. 300 A 192.0.2.1";
    private static final String HEARD = "www.example.com. 300 IN A 192.0.2.1";
    private static final String SOA = "example.com. 3600 SOA ns.example.com. root.example.com. 1 2 3 4 60";

    private final SentQuestions servers = new SentQuestions();
    private final HeardAnswers heard = new HeardAnswers();
    private final Forwarder forwarder = new Forwarder(servers, new Random(1));
    private long now = -5 * SECOND;

    @BeforeEach
    void twoServers() {
        configure(100, 1 << 20);
    }

    private void configure(int mostQueries, long cacheBytes) {
        DnsSettings none = DnsSettings.NONE;
        forwarder.configure(
                new DnsSettings(
                        "dns",
                        List.of(FIRST, SECOND_SERVER),
                        false,
                        4096,
                        none.serverTimeoutNanos(),
                        none.totalTimeoutNanos(),
                        mostQueries,
                        20,
                        cacheBytes,
                        none.maxTtlSeconds(),
                        List.of()),
                List.of());
    }

    private void ask(Question question) {
        forwarder.ask(question, heard.asker(), now);
    }

    private void answer(Sent sent, byte[] bytes) {
        forwarder.receive(sent.attempt(), bytes, now);
    }

    /// Time passes, and what is due is done when it is.
    private void pass(long nanos) {
        long until = now + nanos;
        while (forwarder.nextDeadlineNanos().isPresent()
                && forwarder.nextDeadlineNanos().getAsLong() - until <= 0) {
            now = Math.max(now, forwarder.nextDeadlineNanos().getAsLong());
            forwarder.advance(now);
        }
        now = until;
    }

    @Test
    void aThousandClientsThatAskOneNameMakeOneQuestion() {
        for (int i = 0; i < 1_000; i++) {
            ask(A);
        }
        assertThat(servers.sent()).hasSize(1);
        answer(servers.last(), servers.last().answer(Rcode.NOERROR, RECORD));
        assertThat(heard.all()).hasSize(1_000).containsOnly(HEARD);
        assertThat(servers.open()).isEmpty();
    }

    @Test
    void anAnswerIsKeptWhileItIsGood() {
        ask(A);
        answer(servers.last(), servers.last().answer(Rcode.NOERROR, RECORD));
        pass(100 * SECOND);
        ask(question("WWW.example.COM", Type.A));
        assertThat(heard.last())
                .isEqualTo("WWW.example.COM. 200 IN A 192.0.2.1".replace("WWW.example.COM", "www.example.com"));
        assertThat(servers.sent()).hasSize(1);
        pass(200 * SECOND);
        ask(A);
        assertThat(servers.sent()).hasSize(2);
        assertThat(heard.all()).hasSize(2);
    }

    @Test
    void anAgeingAnswerIsGivenWhileItIsRefreshed() {
        ask(A);
        answer(servers.last(), servers.last().answer(Rcode.NOERROR, RECORD));
        pass(280 * SECOND);
        ask(A);
        ask(A);
        assertThat(heard.all()).hasSize(3).endsWith("www.example.com. 20 IN A 192.0.2.1");
        assertThat(servers.sent()).hasSize(2);
        answer(servers.last(), servers.last().answer(Rcode.NOERROR, "www.example.com. 300 A 192.0.2.2"));
        ask(A);
        assertThat(heard.last()).isEqualTo("www.example.com. 300 IN A 192.0.2.2");
    }

    @Test
    void thatThereIsNothingIsKeptAsLongAsTheZoneSays() {
        ask(A);
        answer(servers.last(), servers.last().nothing(Rcode.NXDOMAIN, SOA));
        pass(50 * SECOND);
        ask(A);
        assertThat(heard.all()).containsExactly("NXDOMAIN", "NXDOMAIN");
        pass(11 * SECOND);
        ask(A);
        assertThat(servers.sent()).hasSize(2);
        answer(servers.last(), servers.last().answer(Rcode.NOERROR)); // no zone says how long
        ask(A);
        assertThat(heard.last()).isEqualTo("nothing");
        assertThat(servers.sent()).hasSize(3);
    }

    @Test
    void onlyRecordsThatTheQuestionLeadsToAreTaken() {
        ask(A);
        answer(
                servers.last(),
                servers.last()
                        .answer(
                                Rcode.NOERROR,
                                "www.bank.example. 300 A 203.0.113.1",
                                "www.example.com. 300 CNAME web.example.net.",
                                "web.example.net. 200 A 192.0.2.3",
                                "www.example.com. 300 TXT \"no\""));
        assertThat(heard.last())
                .isEqualTo("www.example.com. 300 IN CNAME web.example.net., web.example.net. 200 IN A 192.0.2.3");
        pass(201 * SECOND);
        ask(A);
        assertThat(servers.sent()).hasSize(2);
    }

    @Test
    void answersOfOthersAreRefused() {
        ask(A);
        Sent sent = servers.last();
        byte[] right = sent.answer(Rcode.NOERROR, RECORD);
        byte[] otherId = right.clone();
        otherId[1] ^= 1;
        byte[] otherName = right.clone();
        otherName[14] ^= 1;
        byte[] otherType = right.clone();
        otherType[12 + 17 + 1] = Type.AAAA;
        byte[] noAnswer = right.clone();
        noAnswer[2] &= 0x7f;
        answer(sent, otherId);
        answer(sent, otherName);
        answer(sent, otherType);
        answer(sent, noAnswer);
        answer(sent, new byte[5]);
        forwarder.receive(sent.attempt() + 1, right, now);
        assertThat(heard.all()).isEmpty();
        assertThat(forwarder.counted(DnsCounter.SPOOFED_ANSWER)).isEqualTo(4);
        assertThat(forwarder.counted(DnsCounter.MALFORMED_ANSWER)).isEqualTo(1);
        answer(sent, right);
        assertThat(heard.all()).containsExactly(HEARD);
        answer(sent, right); // nobody waits for it any more
    }

    @Test
    void lettersAreChosenByChanceAndAServerThatChangesThemIsAskedByTcp() {
        ask(A);
        Sent sent = servers.last();
        String asked = sent.question().getQuestion().getName().toString();
        assertThat(asked).isEqualToIgnoringCase("www.example.com.").isNotEqualTo("www.example.com.");
        byte[] answer = sent.answer(Rcode.NOERROR, RECORD);
        System.arraycopy(question(asked.toLowerCase(Locale.ROOT), Type.A).name().toWire(), 0, answer, 12, 17);
        answer(sent, answer);
        assertThat(heard.all()).isEmpty();
        assertThat(servers.last().transport()).isEqualTo(Transport.TCP);
        byte[] byTcp = servers.last().answer(Rcode.NOERROR, RECORD);
        System.arraycopy(answer, 12, byTcp, 12, 17);
        answer(servers.last(), byTcp);
        assertThat(heard.all()).hasSize(1);
    }

    @Test
    void aFloodOfFalseAnswersOnlyMakesItAskByTcp() {
        ask(A);
        Sent sent = servers.last();
        byte[] wrong = sent.answer(Rcode.NOERROR, RECORD);
        wrong[0] ^= 1;
        for (int i = 0; i < 1_000; i++) {
            answer(sent, wrong);
        }
        assertThat(servers.sent()).hasSize(2);
        assertThat(servers.last().transport()).isEqualTo(Transport.TCP);
        assertThat(servers.last().server()).isEqualTo(sent.server());
    }

    @Test
    void whatIsTooLongForUdpIsAskedForByTcp() {
        ask(A);
        answer(servers.last(), servers.last().truncated());
        assertThat(servers.last().transport()).isEqualTo(Transport.TCP);
        answer(servers.last(), servers.last().answer(Rcode.NOERROR, RECORD));
        assertThat(heard.all()).containsExactly(HEARD);
        assertThat(servers.sent()).hasSize(2);
    }

    @Test
    void aServerThatDoesNotKnowEdnsIsAskedWithout() {
        ask(A);
        assertThat(servers.last().question().getOPT()).isNotNull();
        answer(servers.last(), servers.last().answer(Rcode.FORMERR));
        assertThat(servers.last().question().getOPT()).isNull();
        answer(servers.last(), servers.last().answer(Rcode.NOERROR, RECORD));
        assertThat(heard.all()).containsExactly(HEARD);
    }

    @Test
    void theNextServerIsAskedWhenOneFails() {
        ask(A);
        answer(servers.last(), servers.last().answer(Rcode.SERVFAIL));
        assertThat(servers.last().server().address()).isEqualTo(SECOND_SERVER);
        forwarder.unreachable(servers.last().attempt(), now);
        assertThat(heard.all()).containsExactly("failed");
        assertThat(servers.open()).isEmpty();
    }

    @Test
    void theNextServerIsAskedTooWhenOneIsSlowAndTheFirstAnswerCounts() {
        ask(A);
        pass(250 * MILLI);
        assertThat(servers.sent()).hasSize(2);
        answer(servers.sent().getFirst(), servers.sent().getFirst().answer(Rcode.NOERROR, RECORD));
        assertThat(heard.all()).containsExactly(HEARD);
        assertThat(servers.open()).isEmpty();
    }

    @Test
    void serversAreAskedAgainUntilTheTimeIsOver() {
        ask(A);
        pass(9 * SECOND);
        assertThat(servers.sent()).hasSizeBetween(6, 12);
        assertThat(servers.sent().stream().map(Sent::server).distinct()).hasSize(2);
        assertThat(heard.all()).isEmpty();
        pass(2 * SECOND);
        assertThat(heard.all()).containsExactly("failed");
        assertThat(forwarder.nextDeadlineNanos()).isEmpty();
        // What did not answer lately comes last, which here are both.
        ask(A);
        assertThat(servers.last().server().address()).isEqualTo(FIRST);
    }

    @Test
    void aServerThatDidNotAnswerLatelyComesLast() {
        ask(A);
        pass(250 * MILLI);
        pass(2 * SECOND);
        answer(servers.sent().get(1), servers.sent().get(1).answer(Rcode.NOERROR, RECORD));
        pass(400 * SECOND);
        ask(A);
        assertThat(servers.last().server().address()).isEqualTo(FIRST); // forgiven by now
        answer(servers.last(), servers.last().answer(Rcode.REFUSED));
        answer(servers.last(), servers.last().answer(Rcode.NOERROR, RECORD));
        ask(question("other.example.com", Type.A));
        assertThat(servers.last().server().address()).isEqualTo(SECOND_SERVER);
    }

    @Test
    void whatIsKeptTakesNoMoreThanItMay() {
        configure(100, 50_000);
        for (int i = 0; i < 1_000; i++) {
            String name = "n" + i + ".example.com";
            ask(question(name, Type.A));
            answer(servers.last(), servers.last().answer(Rcode.NOERROR, name + ". 300 A 192.0.2.1"));
        }
        assertThat(forwarder.status(now).usedBytes()).isBetween(40_000L, 50_000L);
        ask(question("n999.example.com", Type.A));
        assertThat(servers.sent()).hasSize(1_000);
        ask(question("n0.example.com", Type.A));
        assertThat(servers.sent()).hasSize(1_001);
        forwarder.flush();
        assertThat(forwarder.status(now).usedBytes()).isZero();
    }

    @Test
    void moreQuestionsThanMayWaitAreRefused() {
        configure(3, 1 << 20);
        for (int i = 0; i < 5; i++) {
            ask(question("n" + i + ".example.com", Type.A));
        }
        assertThat(servers.sent()).hasSize(3);
        assertThat(heard.all()).containsExactly("failed", "failed");
        assertThat(forwarder.counted(DnsCounter.TOO_MANY_QUERIES)).isEqualTo(2);
        for (int i = 0; i < Forwarder.MOST_ASKERS; i++) {
            ask(question("n0.example.com", Type.A));
        }
        assertThat(heard.all()).hasSize(2 + 3);
    }

    @Test
    void withoutServersNobodyCanSay() {
        forwarder.configure(DnsSettings.NONE, List.of());
        assertThat(forwarder.inUse()).isFalse();
        ask(A);
        assertThat(heard.all()).containsExactly("failed");
        forwarder.configure(DnsSettings.NONE, List.of(FIRST));
        assertThat(forwarder.inUse()).isTrue();
        ask(A);
        assertThat(servers.last().server().address()).isEqualTo(FIRST);
    }

    /// Whatever servers do, everybody is told once, in time, and nothing is left.
    @Test
    void everybodyIsToldOnceWhateverServersDo() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            SentQuestions port = new SentQuestions();
            HeardAnswers told = new HeardAnswers();
            Forwarder machine = new Forwarder(port, random);
            machine.configure(DnsSettings.NONE, List.of(FIRST, SECOND_SERVER));
            long time = random.nextLong();
            int asked = 0;
            for (int step = 0; step < 300; step++) {
                time += random.nextLong(300 * MILLI);
                machine.advance(time);
                if (random.nextInt(3) == 0 && step < 250) {
                    machine.ask(question("n" + random.nextInt(20) + ".example.com", Type.A), told.asker(), time);
                    asked++;
                } else if (!port.sent().isEmpty()) {
                    answerSomehow(
                            machine, port.sent().get(random.nextInt(port.sent().size())), random, time);
                }
            }
            machine.advance(time + 20 * SECOND);
            assertThat(told.all()).as("seed %d", seed).hasSize(asked);
            assertThat(port.open()).as("seed %d", seed).isEmpty();
        }
    }

    private static void answerSomehow(Forwarder machine, Sent sent, Random random, long time) {
        String name = sent.question().getQuestion().getName().toString();
        byte[] answer = sent.answer(random.nextInt(6), name + " " + random.nextInt(30) + " A 192.0.2.1");
        switch (random.nextInt(5)) {
            case 0 -> machine.unreachable(sent.attempt(), time);
            case 1 -> machine.receive(sent.attempt(), sent.truncated(), time);
            case 2 -> {
                answer[random.nextInt(answer.length)] ^= (byte) (1 << random.nextInt(8));
                machine.receive(sent.attempt(), answer, time);
            }
            default -> machine.receive(sent.attempt(), answer, time);
        }
    }
}
