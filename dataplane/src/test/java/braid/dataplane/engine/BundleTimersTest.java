package braid.dataplane.engine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.multilink.BundleSettings;
import braid.dataplane.multilink.FramePool;
import braid.dataplane.multilink.ReassemblyTimes;
import braid.dataplane.wire.MpFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BundleTimersTest {
    private static final int MANY = 10_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final FramePool POOL = new FramePool(ByteBuffer.allocate(64), 1, 64);
    private static final Delivery NOWHERE = new Delivery(List.of(), List.of(), 64, new ControlQueue(1, 64));

    private final BundleTimers timers = new BundleTimers();
    private final List<Integer> advanced = new ArrayList<>();

    @Test
    void oneBundleAmongTenThousandCostsOneVisit() {
        List<BundleState> bundles = bundles(MANY);
        bundles.forEach(bundle -> timers.expect(bundle, 1_000_000 + bundle.id()));
        timers.expect(bundles.get(7_777), 500);

        assertThat(timers.nextNanos()).isEqualTo(500);
        timers.run(500, 501, this::note);
        assertThat(advanced).containsExactly(7_777);
        timers.run(999_999, 1_000_000, this::note);
        assertThat(advanced).hasSize(1);
    }

    @Test
    void whatIsDueComesInOrderHoweverOftenItWasMoved() {
        Random random = new Random(4);
        List<BundleState> bundles = bundles(500);
        long[] due = new long[bundles.size()];
        Arrays.fill(due, NEVER);
        for (int i = 0; i < 20_000; i++) {
            BundleState bundle = bundles.get(random.nextInt(bundles.size()));
            if (random.nextInt(5) == 0) {
                timers.remove(bundle);
                due[bundle.id()] = NEVER;
            } else {
                long at = random.nextInt(1_000_000);
                timers.expect(bundle, at);
                due[bundle.id()] = Math.min(due[bundle.id()], at);
            }
        }
        List<Integer> expected = bundles.stream()
                .map(BundleState::id)
                .filter(id -> due[id] <= 600_000)
                .toList();
        timers.run(600_000, 600_001, this::note);
        assertThat(advanced).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(advanced.stream().map(id -> due[id]).toList()).isSorted();
    }

    @Test
    void aBundleThatIsDueAgainAtOnceWaitsForTheNextLook() {
        BundleState bundle = bundles(1).getFirst();
        timers.expect(bundle, 10);
        timers.run(10, 20, again -> {
            advanced.add(again.id());
            return 10;
        });
        assertThat(advanced).hasSize(1);
        assertThat(timers.nextNanos()).isEqualTo(20);
    }

    private long note(BundleState bundle) {
        advanced.add(bundle.id());
        return NEVER;
    }

    private static List<BundleState> bundles(int count) {
        List<BundleState> bundles = new ArrayList<>();
        BundleSettings settings =
                new BundleSettings(false, 1500, 1500, MpFormat.LONG, MpFormat.LONG, false, ReassemblyTimes.STANDARD);
        for (int id = 0; id < count; id++) {
            bundles.add(new BundleState(id, settings, POOL, NOWHERE));
        }
        return bundles;
    }
}
