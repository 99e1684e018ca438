package braid.dataplane.sim;

import static braid.dataplane.sim.TwoRouters.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.LogEvent;
import braid.dataplane.status.MemberLinkStatus;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// From discovery to IP packets between two whole engines over emulated lines.
class TwoRoutersTest {
    private static final Line LINE = Line.ofMegabits(20, 10);
    private static final long MILLI = 1_000_000L;

    @Test
    void twoLinesBecomeOneLinkThatCarriesFullPacketsBothWays() {
        var routers = new TwoRouters(1, OptionalInt.of(1600), LINE, LINE);

        assertThat(routers.runUntilUp(2, 10 * SECOND)).isTrue();
        exchange(routers, 100, 1_500);

        BundleStatus bundle = status(routers);
        assertThat(bundle.negotiated().multilink()).isTrue();
        assertThat(bundle.negotiated().remoteAddress()).contains(TwoRouters.SERVER_ADDRESS);
        assertThat(bundle.traffic().flow().txPackets())
                .isEqualTo(bundle.traffic().flow().rxPackets());
        assertThat(routers.home().status().links()).hasSize(2).allSatisfy(link -> {
            assertThat(link.traffic().flow().txPackets()).isGreaterThan(90);
            assertThat(link.traffic().flow().rxPackets()).isGreaterThan(90);
        });
    }

    @Test
    void oneLineWithMrruCarriesFullPackets() {
        var routers = new TwoRouters(2, OptionalInt.of(1600), LINE);

        assertThat(routers.runUntilUp(1, 10 * SECOND)).isTrue();
        exchange(routers, 50, 1_500);

        assertThat(status(routers).negotiated().multilink()).isTrue();
    }

    @Test
    void packetsOfAnyLengthThatWasAgreedPassWhole() {
        var routers = new TwoRouters(2, OptionalInt.of(65_535), LINE, LINE);

        assertThat(routers.runUntilUp(2, 10 * SECOND)).isTrue();
        for (int lengthBytes : new int[] {4_096, 4_097, 8_028, 40_000, 65_535}) {
            exchange(routers, 3, lengthBytes);
        }

        assertThat(status(routers).negotiated().peerMrruBytes()).hasValue(65_535);
    }

    @Test
    void oneLineWithoutMultilinkCarriesWhatFits() {
        var routers = new TwoRouters(3, OptionalInt.empty(), LINE);

        assertThat(routers.runUntilUp(1, 10 * SECOND)).isTrue();
        exchange(routers, 50, 1_400);

        assertThat(status(routers).negotiated().multilink()).isFalse();
    }

    @Test
    void aLineThatDoesNotAnswerIsSuspendedAndSaysSo() {
        var routers = new TwoRouters(6, OptionalInt.of(1600), LINE, LINE);
        assertThat(routers.runUntilUp(2, 10 * SECOND)).isTrue();
        exchange(routers, 500, 1_000);

        routers.line(1).cut(true);
        send(routers, 500);
        assertThat(standing(routers, "wan0").state()).isEqualTo(MemberLinkStatus.State.UP);
        assertThat(standing(routers, "wan1"))
                .extracting(MemberLinkStatus.Standing::state, MemberLinkStatus.Standing::reason)
                .containsExactly(MemberLinkStatus.State.SUSPENDED, "line does not answer");
        assertThat(status(routers).standing().linksUp()).isEqualTo(1);
        assertThat(status(routers).standing().linksConfigured()).isEqualTo(2);

        routers.line(1).cut(false);
        send(routers, 1_000);
        assertThat(standing(routers, "wan1").state()).isEqualTo(MemberLinkStatus.State.UP);
        assertThat(routers.homeKernel().log())
                .extracting(LogEvent::message)
                .containsSubsequence(
                        "pppoe-out1: link on wan1 does not answer, suspended",
                        "pppoe-out1: link on wan1 answers again");
    }

    private static void send(TwoRouters routers, int packets) {
        for (int i = 0; i < packets; i++) {
            routers.homeTun().put(routers.packet(1_000));
            routers.runFor(2 * MILLI);
        }
    }

    private static MemberLinkStatus.Standing standing(TwoRouters routers, String line) {
        return routers.home().status().links().stream()
                .filter(link -> link.linuxName().equals(line))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    @Test
    void theBundleLivesOnWhenALineIsCutAndTheLineComesBackByItself() {
        var routers = new TwoRouters(4, OptionalInt.of(1600), LINE, LINE);
        assertThat(routers.runUntilUp(2, 10 * SECOND)).isTrue();
        exchange(routers, 50, 1_500);
        SimulatedTun before = routers.homeTun();

        routers.line(0).cut(true);
        assertThat(routers.runUntilUp(1, 60 * SECOND)).isTrue();
        exchange(routers, 50, 1_500);
        assertThat(routers.homeTun()).isSameAs(before);

        routers.line(0).cut(false);
        assertThat(routers.runUntilUp(2, 120 * SECOND)).isTrue();
        exchange(routers, 50, 1_500);
        assertThat(routers.homeTun()).isSameAs(before);
        assertThat(routers.home().status().links())
                .hasSize(2)
                .allSatisfy(
                        link -> assertThat(link.traffic().flow().rxPackets()).isPositive());
    }

    @Test
    void aLostPortEndsItsLinkAtOnceAndComesBack() {
        var routers = new TwoRouters(5, OptionalInt.of(1600), LINE, LINE);
        assertThat(routers.runUntilUp(2, 10 * SECOND)).isTrue();

        routers.home().offer(new EngineCommand.PortDown("wan1", "no carrier"));
        routers.runFor(30 * MILLI);
        assertThat(routers.home().status().links().stream()
                        .filter(MemberLinkStatus::up)
                        .map(MemberLinkStatus::linuxName))
                .containsExactly("wan0");

        routers.home().offer(new EngineCommand.PortUp(routers.line(1).near()));
        assertThat(routers.runUntilUp(2, 60 * SECOND)).isTrue();
        // The other end learns that the old session is gone by sending into it.
        for (int i = 0; i < 3; i++) {
            routers.ispTun().put(routers.packet(1_500));
            routers.runFor(SECOND);
        }
        exchange(routers, 20, 1_500);
    }

    @Test
    void faultyLinesCostPacketsAndNothingElse() {
        Line faulty = LINE.with(new Line.Faults(0.02, 0.02, 0.02, 20 * MILLI, 0));
        var routers = new TwoRouters(6, OptionalInt.of(1600), faulty, faulty);
        assertThat(routers.runUntilUp(2, 120 * SECOND)).isTrue();

        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            sent.add(routers.packet(1_500));
            routers.homeTun().put(sent.getLast());
            routers.runFor(MILLI);
        }
        routers.runFor(SECOND);

        List<byte[]> received = routers.ispTun().takeReceived();
        assertThat(received).hasSizeBetween(1_500, 1_990);
        int at = 0;
        for (byte[] packet : received) {
            while (at < sent.size() && !Arrays.equals(sent.get(at), packet)) {
                at++;
            }
            assertThat(at++).as("in order and whole").isLessThan(sent.size());
        }
    }

    @Test
    void shutdownEndsEverySessionAndBothLoopsKnow() {
        var routers = new TwoRouters(7, OptionalInt.of(1600), LINE, LINE);
        assertThat(routers.runUntilUp(2, 10 * SECOND)).isTrue();

        routers.home().offer(new EngineCommand.Shutdown());
        routers.runFor(3 * SECOND);

        assertThat(routers.home().finished()).isTrue();
        assertThat(routers.homeKernel().interfaces()).isEmpty();
        assertThat(routers.isp().status().bundles()).isEmpty();
    }

    @Test
    void aRunLeavesACaptureOfEveryFrame() {
        var bytes = new ByteArrayOutputStream();
        var routers = new TwoRouters(8, OptionalInt.of(1600), LINE);
        routers.line(0).near().capture(new PcapWriter(bytes));

        assertThat(routers.runUntilUp(1, 10 * SECOND)).isTrue();

        // The first frame is the PADI: broadcast, 0x8863, code 9.
        byte[] pcap = bytes.toByteArray();
        assertThat(pcap.length).isGreaterThan(500);
        assertThat(Arrays.copyOfRange(pcap, 40, 46)).containsOnly(0xff);
        assertThat(Arrays.copyOfRange(pcap, 52, 56)).containsExactly(0x88, 0x63, 0x11, 0x09);
    }

    private static void exchange(TwoRouters routers, int packets, int lengthBytes) {
        routers.homeTun().takeReceived();
        routers.ispTun().takeReceived();
        List<byte[]> up = new ArrayList<>();
        List<byte[]> down = new ArrayList<>();
        for (int i = 0; i < packets; i++) {
            up.add(routers.packet(lengthBytes));
            down.add(routers.packet(lengthBytes));
            routers.homeTun().put(up.getLast());
            routers.ispTun().put(down.getLast());
            routers.runFor(MILLI);
        }
        routers.runFor(1_100 * MILLI);
        List<byte[]> cameUp = routers.ispTun().takeReceived();
        List<byte[]> cameDown = routers.homeTun().takeReceived();
        assertThat(numbers(cameUp)).isEqualTo(numbers(up));
        assertThat(numbers(cameDown)).isEqualTo(numbers(down));
        assertThat(Arrays.deepEquals(cameUp.toArray(), up.toArray())).isTrue();
        assertThat(Arrays.deepEquals(cameDown.toArray(), down.toArray())).isTrue();
    }

    private static List<Integer> numbers(List<byte[]> packets) {
        return packets.stream().map(TwoRouters::number).toList();
    }

    private static BundleStatus status(TwoRouters routers) {
        assertThat(routers.home().status().bundles()).hasSize(1);
        return routers.home().status().bundles().getFirst();
    }
}
