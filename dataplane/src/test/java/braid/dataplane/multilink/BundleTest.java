package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.sim.Line;
import braid.dataplane.wire.MpFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A bundle over simulated lines, case by case.
class BundleTest {
    private static final long MILLI = 1_000_000L;
    private static final OptionalLong UNKNOWN = OptionalLong.empty();
    private static final Line FAST = Line.ofMegabits(100, 5);

    private final List<byte[]> received = new ArrayList<>();

    @Test
    void packetsThatFitALinkGoWholeAndInEqualShares() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);

        sendEach(bundle, 1_000, 100);

        assertThat(receivedNumbers()).isEqualTo(numbers(0, 100));
        assertThat(bundle.sender().counters().get(BundleCounter.FRAGMENTS_SENT)).isEqualTo(100);
        assertThat(framesSent(bundle, 0)).isBetween(49L, 51L);
        assertThat(framesSent(bundle, 1)).isBetween(49L, 51L);
    }

    @Test
    void aPacketThatFitsNoLinkIsCutIntoEqualPieces() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);

        bundle.send(1_500);
        bundle.runFor(15 * MILLI);

        assertThat(receivedNumbers()).containsExactly(0);
        assertThat(bundle.sender().counters().get(BundleCounter.FRAGMENTS_SENT)).isEqualTo(2);
        assertThat(octetsSent(bundle, 0) - octetsSent(bundle, 1)).isBetween(-1L, 1L);
    }

    @Test
    void theLongestWholePacketIsTheLinksMtuLessHeaderAndProtocol() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 1);

        bundle.send(1_486);
        assertThat(bundle.sender().counters().get(BundleCounter.FRAGMENTS_SENT)).isEqualTo(1);
        bundle.send(1_487);
        assertThat(bundle.sender().counters().get(BundleCounter.FRAGMENTS_SENT)).isEqualTo(3);
    }

    @Test
    void onePacketOverOneLinkIsPutTogether() {
        SimulatedBundle bundle = bundle(MpFormat.SHORT, 1);

        sendEach(bundle, 1_500, 20);

        assertThat(receivedNumbers()).isEqualTo(numbers(0, 20));
        assertThat(framesSent(bundle, 0)).isEqualTo(40);
    }

    @Test
    void whatExceedsThePeersMrruIsNotSent() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);

        bundle.send(SimulatedBundle.MRRU_BYTES + 1);
        bundle.runFor(100 * MILLI);

        assertThat(received).isEmpty();
        assertThat(bundle.sender().counters().get(BundleCounter.TOO_LONG_TO_SEND))
                .isEqualTo(1);
    }

    @Test
    void linksOfKnownRatesCarryWhatTheyCan() {
        SimulatedBundle bundle = new SimulatedBundle(MpFormat.LONG, ReassemblyTimes.STANDARD, 1, received::add);
        bundle.addLink(Line.ofMegabits(20, 5), OptionalLong.of(20_000_000));
        bundle.addLink(Line.ofMegabits(5, 5), OptionalLong.of(5_000_000));

        for (int i = 0; i < 5_000; i++) {
            bundle.send(1_400);
            bundle.runFor(470_000);
        }
        bundle.runFor(1_000 * MILLI);

        assertThat(received).hasSizeGreaterThan(4_990);
        double share = (double) octetsSent(bundle, 0) / octetsSent(bundle, 1);
        assertThat(share).isBetween(3.7, 4.3);
    }

    @Test
    void lostFragmentIsGivenUpOnceEveryLinkHasPassedIt() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);
        bundle.line(0).dropNext(1);

        bundle.send(3_000);
        bundle.send(100);
        bundle.send(200);
        bundle.send(300);
        bundle.send(400);
        bundle.runFor(15 * MILLI);

        assertThat(receivedNumbers()).containsExactly(1, 2, 3, 4);
        assertThat(bundle.receiver().counters().get(BundleCounter.FRAGMENTS_LOST))
                .isEqualTo(1);
        assertThat(bundle.receiver().counters().get(BundleCounter.GAPS_PASSED)).isEqualTo(1);
    }

    @Test
    void aGapThatNothingFillsOrPassesIsGivenUpByTheTimer() {
        var patient = new ReassemblyTimes(200 * MILLI, 20 * MILLI, 1_000 * MILLI);
        SimulatedBundle bundle = new SimulatedBundle(MpFormat.LONG, patient, 7, received::add);
        bundle.addLink(FAST, UNKNOWN);
        bundle.addLink(FAST, UNKNOWN);
        sendEach(bundle, 100, 4);
        received.clear();
        bundle.line(0).cut(true);

        bundle.send(1_000); // on link 0, and lost
        bundle.send(100); // on link 1, where it waits
        bundle.runFor(204 * MILLI);
        assertThat(received).isEmpty();
        bundle.runFor(3 * MILLI);

        assertThat(receivedNumbers()).containsExactly(5);
        assertThat(bundle.receiver().counters().get(BundleCounter.GAPS_TIMED_OUT))
                .isEqualTo(1);
    }

    @Test
    void afterAPauseOfAllLinksTheFirstToDeliverWaitsForTheOther() {
        SimulatedBundle bundle = new SimulatedBundle(MpFormat.LONG, ReassemblyTimes.STANDARD, 7, received::add);
        bundle.addLink(Line.ofMegabits(100, 9), UNKNOWN);
        bundle.addLink(FAST, UNKNOWN);
        // Longer than a new link, or any link that others overtake, may stay silent.
        for (int i = 0; i < 5; i++) {
            bundle.runFor(300 * MILLI);
            bundle.send(3_000);
        }
        bundle.runFor(20 * MILLI);

        assertThat(receivedNumbers()).isEqualTo(numbers(0, 5));
        assertThat(bundle.receiver().counters().get(BundleCounter.FRAGMENTS_LOST))
                .isZero();
    }

    @Test
    void numbersWrapInTheShortSpaceWithoutLoss() {
        SimulatedBundle bundle = bundle(MpFormat.SHORT, 3);

        sendEach(bundle, 1_000, 10_000);

        assertThat(receivedNumbers()).isEqualTo(numbers(0, 10_000));
    }

    @Test
    void aLinkThatIsCutLeavesTheOthersCarryingEverything() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);
        sendEach(bundle, 1_000, 10);
        bundle.send(1_000);
        bundle.send(1_000);
        bundle.removeLink(1);
        int before = received.size();

        sendEach(bundle, 1_000, 50);

        assertThat(received.size() - before).isBetween(51, 52);
        assertThat(receivedNumbers()).endsWith(numbers(12, 62).toArray(Integer[]::new));
        assertThat(bundle.receiver().counters().get(BundleCounter.GAPS_TIMED_OUT))
                .isZero();
    }

    @Test
    void whatOnlyALeavingLinkCouldHaveBroughtIsGivenUpAtOnce() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);
        sendEach(bundle, 100, 4);
        bundle.line(1).cut(true);
        bundle.send(1_000);
        bundle.send(1_000);
        bundle.send(1_000);
        bundle.runFor(20 * MILLI);
        assertThat(receivedNumbers()).doesNotContain(6);

        bundle.removeLink(1);

        assertThat(receivedNumbers()).contains(6);
    }

    @Test
    void aLinkThatRejoinsCarriesItsShareAgain() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);
        sendEach(bundle, 1_000, 100);
        bundle.removeLink(0);
        sendEach(bundle, 1_000, 100);
        bundle.rejoinLink(0);
        long before = framesSent(bundle, 0);

        sendEach(bundle, 1_000, 100);

        assertThat(framesSent(bundle, 0) - before).isBetween(45L, 55L);
        assertThat(receivedNumbers()).isEqualTo(numbers(0, 300));
    }

    @Test
    void theFirstPacketAfterARestIsWholeThoughTheSlowerLinkWasNeverHeard() {
        SimulatedBundle bundle = new SimulatedBundle(MpFormat.LONG, ReassemblyTimes.STANDARD, 1, received::add);
        bundle.addLink(Line.ofMegabits(100, 15), UNKNOWN);
        bundle.addLink(Line.ofMegabits(100, 5), UNKNOWN);
        bundle.runFor(300 * MILLI);

        bundle.send(1_500);
        bundle.runFor(300 * MILLI);

        assertThat(receivedNumbers()).containsExactly(0);
        assertThat(bundle.receiver().counters().get(BundleCounter.LATE)).isZero();
    }

    @Test
    void aNewLinkThatStaysSilentHoldsOthersBackForTwentyMilliseconds() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);
        sendEach(bundle, 100, 4);
        bundle.addLink(FAST, UNKNOWN);
        bundle.line(0).dropNext(1);
        bundle.line(2).cut(true);

        int sent = 0;
        while (bundle.receiver().counters().get(BundleCounter.GAPS_PASSED) == 0 && sent < 100) {
            bundle.send(100);
            bundle.runFor(MILLI);
            sent++;
        }

        assertThat(sent).isBetween(15, 30);
    }

    @Test
    void aLinkThatDiesSilentlyHoldsOthersBackNoLongerThanTheGapTimer() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);
        sendEach(bundle, 1_000, 200);
        bundle.line(1).cut(true);

        long stalls = 0;
        for (int i = 0; i < 1_000; i++) {
            int before = received.size();
            bundle.send(1_000);
            bundle.runFor(MILLI);
            stalls = received.size() == before ? stalls + 1 : 0;
            assertThat(stalls).isLessThanOrEqualTo(110);
        }

        // Half of what was sent went into the dead link; all the rest arrived.
        assertThat(received.size()).isBetween(690, 710);
    }

    @Test
    void anIdleLinkSaysHowFarItIs() {
        SimulatedBundle bundle = bundle(MpFormat.LONG, 2);

        bundle.send(100);
        bundle.runFor(19 * MILLI);
        assertThat(bundle.sender().counters().get(BundleCounter.IDLE_FILLS_SENT))
                .isZero();
        bundle.runFor(1_000 * MILLI);

        assertThat(bundle.sender().counters().get(BundleCounter.IDLE_FILLS_SENT))
                .isEqualTo(1);
        assertThat(bundle.receiver().counters().get(BundleCounter.IDLE_FILLS_RECEIVED))
                .isEqualTo(1);
        assertThat(received).hasSize(1);
    }

    @Test
    void theSecondOfADuplicateIsDropped() {
        SimulatedBundle bundle = new SimulatedBundle(MpFormat.LONG, ReassemblyTimes.STANDARD, 1, received::add);
        bundle.addLink(FAST.with(new Line.Faults(0, 1, 0, 0, 0)), UNKNOWN);

        sendEach(bundle, 1_500, 100);

        assertThat(receivedNumbers()).isEqualTo(numbers(0, 100));
        assertThat(bundle.receiver().counters().get(BundleCounter.DUPLICATE)).isEqualTo(200);
    }

    private SimulatedBundle bundle(MpFormat format, int links) {
        SimulatedBundle bundle = new SimulatedBundle(format, ReassemblyTimes.STANDARD, 7, received::add);
        for (int i = 0; i < links; i++) {
            bundle.addLink(FAST, UNKNOWN);
        }
        return bundle;
    }

    private static void sendEach(SimulatedBundle bundle, int lengthBytes, int packets) {
        for (int i = 0; i < packets; i++) {
            bundle.send(lengthBytes);
            bundle.runFor(MILLI);
        }
        bundle.runFor(10 * MILLI);
    }

    private List<Integer> receivedNumbers() {
        assertThat(received).allMatch(Packets::whole);
        return received.stream().map(Packets::number).toList();
    }

    private static List<Integer> numbers(int from, int to) {
        Integer[] numbers = new Integer[to - from];
        Arrays.setAll(numbers, i -> from + i);
        return List.of(numbers);
    }

    private static long framesSent(SimulatedBundle bundle, int link) {
        return bundle.sendingLink(link).counters().get(LinkCounter.FRAMES_SENT);
    }

    private static long octetsSent(SimulatedBundle bundle, int link) {
        return bundle.sendingLink(link).counters().get(LinkCounter.OCTETS_SENT);
    }
}
