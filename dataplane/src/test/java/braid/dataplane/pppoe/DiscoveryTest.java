package braid.dataplane.pppoe;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppoeCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final MacAddress HOST = new MacAddress(0x02aa);
    private static final MacAddress AC = new MacAddress(0x02bb);
    private static final long SECOND = Deadline.NANOS_PER_SECOND;
    private static final String COOKIE = "01 04 00 10 00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff";

    @Test
    void workedPacketsDecodeAndEncodeToTheSameBytes() {
        String uniq = "01 03 00 04 00 00 00 2a";
        String payload = "01 20 00 02 05 dc";
        List<String> tags = List.of(
                "01 01 00 00 " + uniq + payload,
                "01 01 00 00 01 02 00 03 61 63 31 " + uniq + COOKIE + payload,
                "01 01 00 00 " + uniq + COOKIE + payload,
                "01 01 00 00 " + uniq + payload,
                "");
        for (String hex : tags) {
            byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
            DiscoveryPacket packet = DiscoveryPacket.decode(0, 0, ByteBuffer.wrap(bytes), 0, bytes.length)
                    .orElseThrow();
            assertThat(packet.encodedTags()).isEqualTo(bytes);
        }
    }

    @Test
    void hostAndConcentratorAgreeOnASession() {
        var conversation = new Conversation(wish("ISP"), service("isp", "ISP"));
        conversation.run(10 * SECOND);
        assertThat(conversation.hostSession()).isPresent();
        assertThat(conversation.hostSession().get().sessionId())
                .isEqualTo(conversation.opened.getFirst().sessionId());
        assertThat(conversation.opened).hasSize(1);
        assertThat(conversation.hostSession().get().maxPayload()).isEqualTo(OptionalInt.of(1500));
    }

    @Test
    void lostPadsIsAskedForAgainAndGivesTheSameSession() {
        var conversation = new Conversation(wish(""), service("isp", "ISP"));
        conversation.dropNext(PppoeCode.PADS, 2);
        conversation.run(20 * SECOND);
        assertThat(conversation.hostSession()).isPresent();
        assertThat(conversation.opened).hasSize(1);
    }

    @Test
    void aSecondSessionThatARepeatedRequestMadeIsGivenBack() {
        var host = new DiscoveryClient(wish("ISP"), new Random(7));
        Octets uniq = uniqOf(host.start(0));
        List<PppoeTag> tags = List.of(
                PppoeTag.text(PppoeTag.SERVICE_NAME, "ISP"),
                PppoeTag.text(PppoeTag.AC_NAME, "isp"),
                new PppoeTag(PppoeTag.HOST_UNIQ, uniq));
        host.receive(new DiscoveryPacket(PppoeCode.PADO, 0, tags), AC, 1);
        host.advance(host.nextDeadlineNanos().orElseThrow());
        assertThat(host.receive(new DiscoveryPacket(PppoeCode.PADS, 5, tags), AC, SECOND))
                .hasOnlyElementsOfType(DiscoveryEvent.Established.class);

        assertThat(host.receive(new DiscoveryPacket(PppoeCode.PADS, 5, tags), AC, SECOND))
                .isEmpty();
        assertThat(host.receive(new DiscoveryPacket(PppoeCode.PADS, 6, tags), AC, SECOND))
                .containsExactly(new DiscoveryEvent.Send(AC, DiscoveryPacket.padt(6)));
    }

    @Test
    void nobodyIsAskedForEverWithGrowingPauses() {
        var host = new DiscoveryClient(wish("ISP"), new Random(7));
        List<Long> sent = new ArrayList<>();
        long now = 0;
        List<DiscoveryEvent> events = host.start(now);
        while (sent.size() < 8) {
            if (!events.isEmpty()) {
                sent.add(now);
            }
            now = host.nextDeadlineNanos().orElseThrow();
            events = host.advance(now);
        }
        long[] about = {0, 1, 2, 4, 8, 18, 28, 38};
        for (int i = 0; i < about.length; i++) {
            assertThat((double) sent.get(i)).isBetween(0.8 * about[i] * SECOND, 1.2 * about[i] * SECOND);
        }
    }

    @Test
    void whatIsSaidToAnotherHostIsNoReasonOfOurs() {
        var host = new DiscoveryClient(wish("ISP"), new Random(7));
        host.start(0);
        var refusal = new DiscoveryPacket(
                PppoeCode.PADO,
                0,
                List.of(
                        PppoeTag.text(PppoeTag.SERVICE_NAME, "ISP"),
                        PppoeTag.text(PppoeTag.HOST_UNIQ, "somebody else"),
                        PppoeTag.text(PppoeTag.AC_SYSTEM_ERROR, "your bill is not paid")));

        assertThat(host.receive(refusal, AC, 1)).isEmpty();
    }

    @Test
    void whyThereIsNoSessionIsSaidAfterTheFirstRound() {
        assertThat(remarks(wish("ISP"), List.of()).getFirst()).isEqualTo("no access concentrator answers");
        assertThat(remarks(wish("ISP"), List.of("OTHER", "isp")))
                .containsOnly("no access concentrator offers service ISP");
        var named = new DiscoveryClient.Wish("ISP", "mine", Optional.empty(), OptionalInt.empty());
        assertThat(remarks(named, List.of("ISP", "isp"))).containsOnly("no access concentrator is named mine");
    }

    /// What a host says of two rounds of PADI.
    ///
    /// @param offered service and name of the concentrator that answers; nothing where none does
    private static List<String> remarks(DiscoveryClient.Wish wish, List<String> offered) {
        var host = new DiscoveryClient(wish, new Random(7));
        List<DiscoveryEvent> events = new ArrayList<>(host.start(0));
        Octets uniq = uniqOf(events);
        for (int round = 0; round < 2; round++) {
            if (!offered.isEmpty()) {
                var answer = new DiscoveryPacket(
                        PppoeCode.PADO,
                        0,
                        List.of(
                                PppoeTag.text(PppoeTag.SERVICE_NAME, offered.getFirst()),
                                PppoeTag.text(PppoeTag.AC_NAME, offered.getLast()),
                                new PppoeTag(PppoeTag.HOST_UNIQ, uniq)));
                events.addAll(host.receive(answer, AC, 1));
            }
            events.addAll(host.advance(host.nextDeadlineNanos().orElseThrow()));
        }
        return events.stream()
                .flatMap(
                        event -> event instanceof DiscoveryEvent.Remark(String text) ? Stream.of(text) : Stream.empty())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 127, 128, 1492})
    void aMaxPayloadThatIsNoMoreThanThePlainOneDoesNotCount(int bytes) {
        var host = new DiscoveryClient(wish(""), new Random(7));
        PppoeTag uniq = new PppoeTag(PppoeTag.HOST_UNIQ, uniqOf(host.start(0)));
        PppoeTag service = PppoeTag.text(PppoeTag.SERVICE_NAME, "");
        PppoeTag name = PppoeTag.text(PppoeTag.AC_NAME, "isp");
        host.receive(new DiscoveryPacket(PppoeCode.PADO, 0, List.of(service, name, uniq)), AC, 1);
        host.advance(SECOND);
        PppoeTag payload = new PppoeTag(PppoeTag.PPP_MAX_PAYLOAD, Octets.ofShort(bytes));

        List<DiscoveryEvent> events =
                host.receive(new DiscoveryPacket(PppoeCode.PADS, 5, List.of(service, uniq, payload)), AC, SECOND);

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        DiscoveryEvent.Established.class,
                        found -> assertThat(found.maxPayload()).isEmpty());
    }

    private static Octets uniqOf(List<DiscoveryEvent> events) {
        return events.getFirst() instanceof DiscoveryEvent.Send(var _, DiscoveryPacket padi)
                ? padi.first(PppoeTag.HOST_UNIQ).orElseThrow()
                : Octets.EMPTY;
    }

    @Test
    void aForeignServiceIsNotAnswered() {
        var conversation = new Conversation(wish("OTHER"), service("isp", "ISP"));
        conversation.run(10 * SECOND);
        assertThat(conversation.opened).isEmpty();
    }

    @Test
    void aPadrWithoutOurCookieCostsNothing() {
        var ac = concentrator(service("isp", "ISP"));
        var forged = new DiscoveryPacket(
                PppoeCode.PADR,
                0,
                List.of(
                        PppoeTag.text(PppoeTag.SERVICE_NAME, "ISP"),
                        new PppoeTag(PppoeTag.AC_COOKIE, Octets.of(new byte[28]))));
        assertThat(ac.receive(forged, HOST, 0)).isEmpty();
        assertThat(ac.refusals()).isEqualTo(Map.of(DiscoveryRefusal.BAD_COOKIE, 1L));
    }

    @Test
    void aFloodOfPadisIsAnsweredOnlyToItsLimit() {
        var ac = concentrator(service("isp", "ISP"));
        int answers = 0;
        for (int i = 0; i < 100_000; i++) {
            var padi = new DiscoveryPacket(PppoeCode.PADI, 0, List.of(PppoeTag.text(PppoeTag.SERVICE_NAME, "")));
            answers += ac.receive(padi, new MacAddress(0x020000000000L + i), i).size();
        }
        assertThat(answers).isEqualTo(2000);
        assertThat(ac.refusals()).isEqualTo(Map.of(DiscoveryRefusal.TOO_MANY_PADI, 98_000L));
    }

    @Test
    void maxSessionsIsKept() {
        var one = new AccessConcentrator.Service("isp", "ac1", "ISP", true, OptionalInt.of(1), 0);
        var ac = concentrator(one);
        int opened = 0;
        for (int i = 0; i < 3; i++) {
            opened += dial(ac, new MacAddress(0x02000000L + i)) ? 1 : 0;
        }
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void freedSessionIdsRestForAMinute() {
        var ids = new SessionIds(1);
        int first = ids.take(_ -> false, 0).orElseThrow();
        ids.free(first, 0);
        for (int i = 1; i < 65_534; i++) {
            assertThat(ids.take(_ -> false, SECOND)).isNotEqualTo(OptionalInt.of(first));
        }
        assertThat(ids.take(_ -> false, SECOND)).isEmpty();
        assertThat(ids.take(_ -> false, 61 * SECOND)).isEqualTo(OptionalInt.of(first));
    }

    @Test
    void anIdThatIsInUseTheOtherWayIsNotGiven() {
        var ids = new SessionIds(1);
        assertThat(ids.take(id -> id <= 2, 0)).hasValue(3);
        assertThat(ids.take(_ -> false, 0)).hasValue(4);
        assertThat(ids.take(_ -> true, 0)).isEmpty();
    }

    @Test
    void aPadoDelayIsKept() {
        var slow = new AccessConcentrator.Service("isp", "ac1", "ISP", true, OptionalInt.empty(), 300);
        var ac = concentrator(slow);
        assertThat(ac.receive(padi(), HOST, 0)).isEmpty();
        assertThat(ac.nextDeadlineNanos().orElseThrow()).isEqualTo(300 * Deadline.NANOS_PER_MILLI);
        assertThat(ac.advance(300 * Deadline.NANOS_PER_MILLI)).hasSize(1);
    }

    /// The next PADI would be due while what has been offered is chosen from.
    @ParameterizedTest
    @ValueSource(ints = {500, 700, 800, 900, 1000, 1100, 1200, 1500})
    void aPadoThatWasDelayedIsNotAskedForAgain(int delayMillis) {
        var service = new AccessConcentrator.Service("isp", "ac1", "ISP", true, OptionalInt.empty(), delayMillis);
        var conversation = new Conversation(wish("ISP"), service);
        conversation.run((delayMillis + 600) * Deadline.NANOS_PER_MILLI);
        assertThat(conversation.hostSession()).isPresent();
    }

    private static DiscoveryPacket padi() {
        return new DiscoveryPacket(PppoeCode.PADI, 0, List.of(PppoeTag.text(PppoeTag.SERVICE_NAME, "")));
    }

    private static boolean dial(AccessConcentrator ac, MacAddress host) {
        var client = new DiscoveryClient(
                new DiscoveryClient.Wish("", "ac1", Optional.empty(), OptionalInt.empty()), new Random(host.bits()));
        List<DiscoveryEvent> fromHost = client.start(0);
        boolean opened = false;
        while (!fromHost.isEmpty() && !opened) {
            List<DiscoveryEvent> next = new ArrayList<>();
            for (DiscoveryEvent event : fromHost) {
                if (event instanceof DiscoveryEvent.Send(MacAddress _, DiscoveryPacket packet)) {
                    for (DiscoveryEvent answer : ac.receive(packet, host, 0)) {
                        opened |= answer instanceof DiscoveryEvent.Established;
                        if (answer instanceof DiscoveryEvent.Send(MacAddress _, DiscoveryPacket back)) {
                            next.addAll(client.receive(back, AC, 0));
                        }
                    }
                }
            }
            fromHost = next;
        }
        return opened;
    }

    private static DiscoveryClient.Wish wish(String service) {
        return new DiscoveryClient.Wish(service, "", Optional.empty(), OptionalInt.of(1500));
    }

    private static AccessConcentrator.Service service(String key, String name) {
        return new AccessConcentrator.Service(key, "ac1", name, true, OptionalInt.empty(), 0);
    }

    private static AccessConcentrator concentrator(AccessConcentrator.Service service) {
        var ac = new AccessConcentrator(
                1500,
                new SessionIds(1),
                AccessConcentrator.OtherSessions.NONE,
                Octets.ofHex("00112233445566778899aabbccddeeff"));
        ac.services(List.of(service));
        return ac;
    }

    /// A host and a concentrator on one perfect segment; frames of a code may be dropped.
    private static final class Conversation {
        private final DiscoveryClient host;
        private final AccessConcentrator ac;
        private final List<DiscoveryEvent.Established> opened = new ArrayList<>();
        private Optional<DiscoveryEvent.Established> atHost = Optional.empty();
        private int dropCode;
        private int dropCount;

        Conversation(DiscoveryClient.Wish wish, AccessConcentrator.Service service) {
            host = new DiscoveryClient(wish, new Random(3));
            ac = concentrator(service);
        }

        void dropNext(int code, int count) {
            dropCode = code;
            dropCount = count;
        }

        Optional<DiscoveryEvent.Established> hostSession() {
            return atHost;
        }

        void run(long untilNanos) {
            fromHost(host.start(0), 0);
            while (next().isPresent() && next().getAsLong() <= untilNanos) {
                long now = next().getAsLong();
                fromAc(ac.advance(now), now);
                fromHost(host.advance(now), now);
            }
        }

        private OptionalLong next() {
            return Deadline.earlier(host.nextDeadlineNanos(), ac.nextDeadlineNanos());
        }

        private void fromHost(List<DiscoveryEvent> events, long now) {
            for (DiscoveryEvent event : events) {
                switch (event) {
                    case DiscoveryEvent.Send(MacAddress _, DiscoveryPacket packet) ->
                        fromAc(ac.receive(packet, HOST, now), now);
                    case DiscoveryEvent.Established found -> atHost = Optional.of(found);
                    case DiscoveryEvent.Remark _ -> {}
                }
            }
        }

        private void fromAc(List<DiscoveryEvent> events, long now) {
            for (DiscoveryEvent event : events) {
                switch (event) {
                    case DiscoveryEvent.Send(MacAddress _, DiscoveryPacket packet) -> {
                        if (packet.code() == dropCode && dropCount > 0) {
                            dropCount--;
                        } else {
                            fromHost(host.receive(packet, AC, now), now);
                        }
                    }
                    case DiscoveryEvent.Established found -> opened.add(found);
                    case DiscoveryEvent.Remark _ -> {}
                }
            }
        }
    }
}
