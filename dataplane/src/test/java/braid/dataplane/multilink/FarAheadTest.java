package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Numbers far beyond all others: a link that is read before the others, or a lie.
class FarAheadTest {
    private static final int FRAME_BYTES = 64;
    private static final int POOL_FRAMES = 1024;
    private static final int AHEAD = 400;

    private final FramePool pool =
            new FramePool(ByteBuffer.allocateDirect(POOL_FRAMES * FRAME_BYTES), POOL_FRAMES, FRAME_BYTES);
    private final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME_BYTES);
    private final List<Integer> delivered = new ArrayList<>();
    private final MemberLink one = link(1);
    private final MemberLink other = link(2);
    private final Bundle bundle = new Bundle(
            1,
            new BundleSettings(true, 1500, 1500, MpFormat.LONG, MpFormat.LONG, false, ReassemblyTimes.STANDARD),
            pool,
            (_, _, packet) -> delivered.add(packet.octet(1) << 8 | packet.octet(2)));

    FarAheadTest() {
        bundle.join(one, 0);
        bundle.join(other, 0);
    }

    @Test
    void aLinkThatIsReadFirstLosesNothing() {
        receive(other, AHEAD);
        assertThat(delivered).isEmpty();
        IntStream.range(0, AHEAD).forEach(number -> receive(one, number));

        assertThat(delivered)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, AHEAD).boxed().toList());
        assertThat(bundle.counters().get(BundleCounter.JUMPS_REFUSED)).isZero();
        assertThat(pool.freeFrames()).isEqualTo(POOL_FRAMES);
    }

    @Test
    void aLinkThatGoesOnFromThereIsBelievedAndLosesNothing() {
        receive(other, AHEAD);
        receive(other, AHEAD + 1);
        IntStream.range(0, AHEAD).forEach(number -> receive(one, number));

        assertThat(delivered).hasSize(AHEAD + 2).isSorted();
        assertThat(bundle.counters().get(BundleCounter.FRAGMENTS_LOST)).isZero();
        assertThat(pool.freeFrames()).isEqualTo(POOL_FRAMES);
    }

    @Test
    void aLieIsForgottenWhenItsLinkGoesOnAsBefore() {
        receive(one, 5_000);
        IntStream.range(0, 3).forEach(number -> receive(one, number));

        assertThat(delivered).containsExactly(0, 1, 2);
        assertThat(bundle.counters().get(BundleCounter.JUMPS_REFUSED)).isEqualTo(1);
        assertThat(pool.freeFrames()).isEqualTo(POOL_FRAMES);
    }

    @Test
    void whatIsKeptOfALinkGoesWithIt() {
        receive(other, AHEAD);
        bundle.leave(other, 0);
        assertThat(pool.freeFrames()).isEqualTo(POOL_FRAMES);
        receive(one, AHEAD);
        bundle.close();
        assertThat(pool.freeFrames()).isEqualTo(POOL_FRAMES);
    }

    private void receive(MemberLink link, int number) {
        MpFormat.LONG.put(frame, 0, true, true, number);
        frame.put(4, (byte) PppProtocol.IPV4).put(5, (byte) 0x45).putShort(6, (short) number);
        bundle.receiveFragment(link, frame, 0, 8, 0);
        pool.recycle();
    }

    private static MemberLink link(int id) {
        return new MemberLink(
                id,
                new LinkAddress(1, 2, id),
                NoOutput.INSTANCE,
                LineTerms.unknown(1492),
                new Counters<>(LinkCounter.class));
    }
}
