package braid.dataplane.sim;

import static braid.dataplane.sim.TwoRouters.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineLoop;
import braid.dataplane.network.RateLimit;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.status.BundleEvent;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions that are held to a rate, between two whole engines over emulated lines.
class LimitedRoutersTest {
    private static final Line LINE = Line.ofMegabits(20, 10);
    private static final long MILLI = 1_000_000L;
    private static final int PACKET_BYTES = 1_000;

    /// Both ends have the same profile: each way the lower of two limits counts, once held by the end that sends and
    /// once by the one that receives.
    private static final RateLimit UNLIKE = new RateLimit(RateLimit.Rate.of(2_000_000), RateLimit.Rate.of(6_000_000));

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatComesIsHeldToItsRateAndWhatIsDroppedIsCounted(int lines) {
        TwoRouters routers = routers(lines, UNLIKE);
        int sent = flood(routers, 5);
        routers.runFor(3 * SECOND);
        List<byte[]> taken = routers.ispTun().takeReceived();
        assertThat(taken.size() * PACKET_BYTES * 8 / 5.0).isBetween(0.97 * 2_000_000, 1.15 * 2_000_000);
        assertThat(taken).extracting(TwoRouters::number).isSorted();
        long dropped = event(routers.home(), BundleEvent.LIMITED_TO_PEER)
                + event(routers.isp(), BundleEvent.LIMITED_FROM_PEER);
        assertThat(taken.size() + dropped + otherDrops(routers.home())).isEqualTo(sent);
        assertThat(event(routers.isp(), BundleEvent.LIMITED_FROM_PEER)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatGoesIsHeldToItsRateBeforeItIsNumbered(int lines) {
        TwoRouters routers = routers(lines, new RateLimit(RateLimit.Rate.UNLIMITED, RateLimit.Rate.of(2_000_000)));
        int sent = flood(routers, 5);
        routers.runFor(3 * SECOND);
        List<byte[]> taken = routers.ispTun().takeReceived();
        assertThat(taken.size() * PACKET_BYTES * 8 / 5.0).isBetween(0.97 * 2_000_000, 1.15 * 2_000_000);
        assertThat(taken).extracting(TwoRouters::number).isSorted();
        assertThat(taken.size() + event(routers.home(), BundleEvent.LIMITED_TO_PEER))
                .isEqualTo(sent);
        assertThat(event(routers.isp(), BundleEvent.FRAGMENTS_LOST)).isZero();
    }

    @Test
    void aQueueOfWhatIsLimitedIsKeptShort() {
        TwoRouters routers = routers(2, new RateLimit(RateLimit.Rate.UNLIMITED, RateLimit.Rate.of(2_000_000)));
        flood(routers, 20);
        routers.ispTun().takeReceived();
        int next = TwoRouters.number(routers.packet(PACKET_BYTES)) + 1;
        routers.homeTun().put(routers.packet(PACKET_BYTES));
        long waited = 0;
        while (routers.ispTun().takeReceived().stream().noneMatch(packet -> TwoRouters.number(packet) == next)) {
            routers.runFor(MILLI);
            waited++;
            assertThat(waited).as("ms in the queue").isLessThan(300);
        }
    }

    /// @return packets, 8 Mbit/s from home
    private static int flood(TwoRouters routers, int seconds) {
        int packets = seconds * 1000;
        for (int i = 0; i < packets; i++) {
            routers.homeTun().put(routers.packet(PACKET_BYTES));
            routers.runFor(MILLI);
        }
        return packets;
    }

    private static TwoRouters routers(int lines, RateLimit limit) {
        OptionalInt mrru = lines > 1 ? OptionalInt.of(1600) : OptionalInt.empty();
        Line[] all = lines > 1 ? new Line[] {LINE, LINE} : new Line[] {LINE};
        var routers = new TwoRouters(lines, mrru, SessionOptions.DEFAULT.with(limit), all);
        assertThat(routers.runUntilUp(lines, 10 * SECOND)).isTrue();
        routers.runFor(SECOND);
        return routers;
    }

    private static long otherDrops(EngineLoop loop) {
        return event(loop, BundleEvent.QUEUE_STOOD)
                + event(loop, BundleEvent.QUEUE_FULL)
                + event(loop, BundleEvent.LINKS_FULL);
    }

    private static long event(EngineLoop loop, BundleEvent event) {
        return loop.status().bundles().getFirst().traffic().event(event);
    }
}
