package braid.dataplane.ppp.lcp;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LcpTest {
    private static final long SECOND = Deadline.NANOS_PER_SECOND;

    private final Lcp lcp = new Lcp(settings(), OptionalInt.of(10), new Random(1));
    private long now;

    private static LcpSettings settings() {
        return new LcpSettings(
                1492,
                1492,
                OptionalInt.of(1600),
                OptionalInt.empty(),
                Optional.of(new EndpointDiscriminator(1, Octets.ofText("box"))),
                List.of(),
                List.of(AuthenticationMethod.CHAP_MD5, AuthenticationMethod.PAP));
    }

    @Test
    void aSilentPeerIsAskedTenTimesWithGrowingPauses() {
        List<Long> times = new ArrayList<>();
        List<LayerEvent> events = lcp.start(0);
        while (!(events.getLast() instanceof LayerEvent.Finished)) {
            assertThat(events).hasSize(1).first().isInstanceOf(LayerEvent.Send.class);
            times.add(now / SECOND);
            now = lcp.nextDeadlineNanos().orElseThrow();
            events = lcp.advance(now);
        }
        assertThat(times).containsExactly(0L, 1L, 3L, 6L, 9L, 12L, 15L, 18L, 21L, 24L);
        assertThat(events).containsExactly(new LayerEvent.Finished("peer is not responding"));
    }

    @Test
    void aPeerThatNaksForEverIsGivenUp() {
        int requests = 0;
        List<LayerEvent> events = lcp.start(0);
        while (events.getFirst() instanceof LayerEvent.Send(ControlPacket request)
                && request.code() == ControlCode.CONFIGURE_REQUEST) {
            requests++;
            assertThat(requests).isLessThan(20);
            Octets nak = options(new LcpOption.Mru(1400 - requests));
            events = lcp.receive(new ControlPacket(ControlCode.CONFIGURE_NAK, request.identifier(), nak), 0);
        }
        assertThat(lcp.terminating()).isTrue();
        assertThat(lcp.reason()).isEqualTo("peer refuses our options for ever");
    }

    @Test
    void afterFiveNaksTheOptionIsRejected() {
        lcp.start(0);
        List<Integer> answers = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            answers.add(answerTo(i, new LcpOption.Mru(9000)).code());
        }
        assertThat(answers)
                .containsExactly(
                        ControlCode.CONFIGURE_NAK,
                        ControlCode.CONFIGURE_NAK,
                        ControlCode.CONFIGURE_NAK,
                        ControlCode.CONFIGURE_NAK,
                        ControlCode.CONFIGURE_NAK,
                        ControlCode.CONFIGURE_REJECT);
    }

    @Test
    void rejectsComeBeforeNaksAndKeepBytesAndOrder() {
        lcp.start(0);
        var compression = new LcpOption.Other(new ConfigureOption(7, Octets.EMPTY));
        var callback = new LcpOption.Other(new ConfigureOption(13, Octets.ofHex("06")));
        ControlPacket answer = answerTo(1, callback, new LcpOption.Mru(9000), compression);
        assertThat(answer.code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
        assertThat(answer.data()).isEqualTo(options(callback, compression));
    }

    @Test
    void anEndpointDiscriminatorIsNeverNakedAndAWrongOneRejected() {
        lcp.start(0);
        var strange = new LcpOption.Endpoint(new EndpointDiscriminator(9, Octets.ofHex("0102")));
        assertThat(answerTo(1, strange).code()).isEqualTo(ControlCode.CONFIGURE_ACK);
        var tooShort = new LcpOption.Other(new ConfigureOption(19, Octets.ofHex("030102")));
        assertThat(answerTo(2, tooShort).code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
    }

    @Test
    void shortSequenceNumbersNeedAnMrruBesideThem() {
        lcp.start(0);
        assertThat(answerTo(1, new LcpOption.ShortSequenceNumbers()).code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
        assertThat(answerTo(2, new LcpOption.ShortSequenceNumbers(), new LcpOption.Mrru(1500))
                        .code())
                .isEqualTo(ControlCode.CONFIGURE_ACK);
    }

    @Test
    void anAuthenticationMethodThatIsNotAllowedIsNakedWithTheBestThatIs() {
        lcp.start(0);
        ControlPacket answer = answerTo(1, new LcpOption.Authentication(AuthenticationMethod.MSCHAP_V2));
        assertThat(answer.code()).isEqualTo(ControlCode.CONFIGURE_NAK);
        assertThat(answer.data()).isEqualTo(options(new LcpOption.Authentication(AuthenticationMethod.CHAP_MD5)));
        var eap = new LcpOption.Other(new ConfigureOption(3, Octets.ofHex("c227")));
        assertThat(answerTo(2, eap).code()).isEqualTo(ControlCode.CONFIGURE_NAK);
    }

    @Test
    void ourOwnMagicNumberComingBackIsALoop() {
        List<LayerEvent> events = lcp.start(0);
        int rounds = 0;
        while (!lcp.terminating() && rounds++ < 30) {
            events = looped(events);
        }
        assertThat(lcp.reason()).isEqualTo("line is looped back");
    }

    /// Every frame of ours comes back to us.
    private List<LayerEvent> looped(List<LayerEvent> sent) {
        List<LayerEvent> next = new ArrayList<>();
        for (LayerEvent event : sent) {
            if (event instanceof LayerEvent.Send(ControlPacket packet)) {
                next.addAll(lcp.receive(packet, now));
            }
        }
        return next;
    }

    @Test
    void anAckMustMatchByteForByte() {
        ControlPacket request = sent(lcp.start(0)).getFirst();
        Octets cut = request.data().slice(0, request.data().size() - 1);
        assertThat(lcp.receive(new ControlPacket(ControlCode.CONFIGURE_ACK, request.identifier(), cut), 0))
                .isEmpty();
        int other = request.identifier() + 1;
        assertThat(lcp.receive(new ControlPacket(ControlCode.CONFIGURE_ACK, other, request.data()), 0))
                .isEmpty();
        lcp.receive(new ControlPacket(ControlCode.CONFIGURE_ACK, request.identifier(), request.data()), 0);
        answerTo(1, new LcpOption.Mru(1480));
        assertThat(lcp.opened()).isTrue();
        assertThat(lcp.agreement().peerMruBytes()).isEqualTo(1480);
    }

    @Test
    void silenceIsNoticedAfterTwiceTheIntervalAndEchoesHurryBefore() {
        open();
        List<Long> echoes = new ArrayList<>();
        List<LayerEvent> events = List.of();
        while (events.stream().noneMatch(LayerEvent.Finished.class::isInstance)) {
            now = lcp.nextDeadlineNanos().orElseThrow();
            events = lcp.advance(now);
            if (!sent(events).isEmpty()) {
                echoes.add(now / SECOND);
            }
        }
        assertThat(now).isEqualTo(20 * SECOND);
        assertThat(echoes).startsWith(0L, 10L, 11L, 12L).endsWith(19L);
    }

    @Test
    void anEchoIsAnsweredWithOurMagicNumberAndNoLongerThanThePeerAccepts() {
        open();
        Octets data = Octets.of(new byte[1488]);
        List<LayerEvent> reply = lcp.receive(new ControlPacket(ControlCode.ECHO_REQUEST, 9, data), 0);
        ControlPacket packet = sent(reply).getFirst();
        assertThat(packet.code()).isEqualTo(ControlCode.ECHO_REPLY);
        assertThat(packet.encodedBytes()).isEqualTo(1480);
        assertThat(packet.data().intAt(0)).isEqualTo(lcp.agreement().ownMagic());
    }

    @Test
    void aRepeatedRequestAfterOpeningIsAnsweredAgainWithoutNegotiatingAnew() {
        open();
        assertThat(answerTo(1, new LcpOption.Mru(1480)).code()).isEqualTo(ControlCode.CONFIGURE_ACK);
        assertThat(lcp.opened()).isTrue();
        answerTo(2, new LcpOption.Mru(1400));
        assertThat(lcp.opened()).isFalse();
    }

    private void open() {
        ControlPacket request = sent(lcp.start(now)).getFirst();
        lcp.receive(new ControlPacket(ControlCode.CONFIGURE_ACK, request.identifier(), request.data()), now);
        answerTo(1, new LcpOption.Mru(1480));
        assertThat(lcp.opened()).isTrue();
    }

    private ControlPacket answerTo(int identifier, LcpOption... request) {
        ControlPacket packet = new ControlPacket(ControlCode.CONFIGURE_REQUEST, identifier, options(request));
        return sent(lcp.receive(packet, now)).stream()
                .filter(answer -> answer.identifier() == identifier && answer.code() != ControlCode.CONFIGURE_REQUEST)
                .findFirst()
                .orElseThrow();
    }

    private static List<ControlPacket> sent(List<LayerEvent> events) {
        Function<LayerEvent, Optional<ControlPacket>> packet =
                event -> event instanceof LayerEvent.Send(ControlPacket sent) ? Optional.of(sent) : Optional.empty();
        return events.stream().map(packet).flatMap(Optional::stream).toList();
    }

    private static Octets options(LcpOption... options) {
        return ConfigureOption.encodeList(
                List.of(options).stream().map(LcpOption::encoded).toList());
    }
}
