package braid.dataplane.sim;

import static braid.dataplane.sim.TwoRouters.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.Demand;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.status.BundleStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// MPPE between two whole engines over emulated lines.
class EncryptedRoutersTest {
    private static final Line LINE = Line.ofMegabits(20, 10);
    private static final long MILLI = 1_000_000L;
    private static final SessionOptions ENCRYPTED =
            new SessionOptions(Demand.REQUIRED, Demand.YES, OptionalInt.empty(), OptionalInt.empty(), false);

    @Test
    void aPlainLinkCarriesWhatFitsWithRoomForTheHeader() {
        var routers = new TwoRouters(1, OptionalInt.empty(), ENCRYPTED, LINE);
        assertThat(routers.runUntilUp(1, 10 * SECOND)).isTrue();
        assertThat(status(routers).negotiated().mtuBytes()).isEqualTo(1488);
        exchange(routers, 300, 1488);
    }

    @Test
    void aBundleEncryptsBeforeItCuts() {
        var routers = new TwoRouters(2, OptionalInt.of(1600), ENCRYPTED, LINE, LINE);
        assertThat(routers.runUntilUp(2, 10 * SECOND)).isTrue();
        assertThat(status(routers).negotiated().mtuBytes()).isEqualTo(1596);
        assertThat(status(routers).negotiated().encryption()).contains(new BundleStatus.Encryption(128, true));
        exchange(routers, 300, 1596);
    }

    @Test
    void aLostPacketCostsNoOther() {
        Line faulty = LINE.with(new Line.Faults(0.02, 0.02, 0, 0, 0));
        var routers = new TwoRouters(3, OptionalInt.of(1600), ENCRYPTED, faulty, faulty);
        assertThat(routers.runUntilUp(2, 120 * SECOND)).isTrue();
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] packet = routers.packet(1_000);
            sent.add(packet);
            routers.homeTun().put(packet);
            routers.runFor(2 * MILLI);
        }
        routers.runFor(2 * SECOND);
        List<byte[]> taken = routers.ispTun().takeReceived();
        assertThat(taken).hasSizeBetween(1_850, 1_999);
        assertThat(taken).allSatisfy(packet -> assertThat(packet).isEqualTo(sent.get(TwoRouters.number(packet))));
    }

    @Test
    void packetsOfIpv6PassOnceTheyAreAgreed() {
        var routers = new TwoRouters(4, OptionalInt.of(1600), ENCRYPTED, LINE);
        assertThat(routers.runUntilUp(1, 10 * SECOND)).isTrue();
        routers.runFor(SECOND);
        byte[] packet = routers.packet(1280);
        packet[0] = 0x60;
        routers.homeTun().put(packet);
        routers.runFor(SECOND);
        assertThat(routers.ispTun().takeReceived()).containsExactly(packet);
    }

    private static void exchange(TwoRouters routers, int packets, int lengthBytes) {
        List<byte[]> there = new ArrayList<>();
        List<byte[]> back = new ArrayList<>();
        for (int i = 0; i < packets; i++) {
            there.add(routers.packet(lengthBytes));
            routers.homeTun().put(there.getLast());
            back.add(routers.packet(lengthBytes));
            routers.ispTun().put(back.getLast());
            routers.runFor(2 * MILLI);
        }
        routers.runFor(SECOND);
        same(routers.ispTun().takeReceived(), there);
        same(routers.homeTun().takeReceived(), back);
    }

    private static void same(List<byte[]> taken, List<byte[]> sent) {
        assertThat(taken).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(Arrays.equals(taken.get(i), sent.get(i)))
                    .as("packet %d", i)
                    .isTrue();
        }
    }

    private static BundleStatus status(TwoRouters routers) {
        return routers.home().status().bundles().getFirst();
    }
}
