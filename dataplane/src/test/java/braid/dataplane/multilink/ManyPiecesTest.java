package braid.dataplane.multilink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Packets in as many pieces as a peer likes, more of them than a ring has slots or a packet may have.
class ManyPiecesTest {
    private static final int MOST_PIECES = 600;
    private static final int PIECE_BYTES = 60;
    private static final int MRRU_BYTES = 65_535;
    private static final int HEADER_BYTES = 4;
    private static final int FRAME_BYTES = 256;
    private static final int POOL_FRAMES = 4096;
    private static final int LINKS = 3;
    private static final long SECOND = 1_000_000_000L;

    /// Silence of a link is judged elsewhere; the oracle knows nothing of it.
    private static final ReassemblyTimes TIMES =
            new ReassemblyTimes(200_000_000L, Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);

    private final FramePool pool =
            new FramePool(ByteBuffer.allocateDirect(POOL_FRAMES * FRAME_BYTES), POOL_FRAMES, FRAME_BYTES);
    private final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME_BYTES);
    private final List<Delivered> delivered = new ArrayList<>();

    private record Piece(int number, boolean begins, boolean ends, byte[] data) {}

    private record Arrival(Piece piece, int link, int place) {}

    /// A packet by its length and what is in it, so that a failure can be read.
    private record Delivered(int lengthBytes, int hash) {
        static Delivered of(byte[] bytes) {
            return new Delivered(bytes.length, Arrays.hashCode(bytes));
        }
    }

    private Bundle bundle(List<MemberLink> links) {
        var settings = new BundleSettings(true, MRRU_BYTES, MRRU_BYTES, MpFormat.LONG, MpFormat.LONG, false, TIMES);
        var bundle = new Bundle(1, settings, pool, (from, protocol, packet) -> {
            byte[] bytes = new byte[packet.lengthBytes()];
            packet.copyTo(ByteBuffer.wrap(bytes), 0);
            delivered.add(Delivered.of(bytes));
        });
        links.forEach(link -> bundle.join(link, 0));
        return bundle;
    }

    private static MemberLink link(int id) {
        return new MemberLink(
                id,
                new LinkAddress(1, 2, id),
                NoOutput.INSTANCE,
                LineTerms.unknown(1492),
                new Counters<>(LinkCounter.class));
    }

    private void receive(Bundle bundle, MemberLink link, Piece piece, long nowNanos) {
        MpFormat.LONG.put(frame, 0, piece.begins(), piece.ends(), piece.number());
        frame.put(HEADER_BYTES, piece.data());
        bundle.receiveFragment(link, frame, 0, HEADER_BYTES + piece.data().length, nowNanos);
        pool.recycle();
    }

    /// IPv4 in `count` pieces of [#PIECE_BYTES], numbered from `first` on.
    private static List<Piece> packet(int first, int count) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] data = new byte[PIECE_BYTES];
            for (int k = 0; k < data.length; k++) {
                data[k] = (byte) (first * 31 + i * 7 + k);
            }
            if (i == 0) {
                data[0] = (byte) PppProtocol.IPV4;
            }
            pieces.add(new Piece(first + i, i == 0, i == count - 1, data));
        }
        return pieces;
    }

    private static Delivered whole(List<Piece> pieces) {
        ByteBuffer whole = ByteBuffer.allocate(pieces.size() * PIECE_BYTES);
        pieces.forEach(piece -> whole.put(piece.data()));
        byte[] withoutProtocol = new byte[whole.capacity() - 1];
        whole.get(1, withoutProtocol);
        return Delivered.of(withoutProtocol);
    }

    @Test
    void aPacketInAnyNumberOfPiecesIsDeliveredWholeOrNotAtAll() {
        for (int count = 1; count <= MOST_PIECES; count++) {
            delivered.clear();
            MemberLink link = link(1);
            Bundle bundle = bundle(List.of(link));
            List<Piece> before = packet(0, 1);
            List<Piece> large = packet(1, count);
            List<Piece> after = packet(1 + count, 2);
            for (List<Piece> packet : List.of(before, large, after)) {
                packet.forEach(piece -> receive(bundle, link, piece, piece.number()));
            }

            boolean allowed = count <= Reassembler.MAX_FRAGMENTS;
            assertThat(delivered)
                    .as("%d pieces", count)
                    .containsExactlyElementsOf(
                            allowed
                                    ? List.of(whole(before), whole(large), whole(after))
                                    : List.of(whole(before), whole(after)));
            assertThat(bundle.counters().get(BundleCounter.TOO_MANY_FRAGMENTS)).isEqualTo(allowed ? 0 : 1);
            assertThat(bundle.reassembler().depth()).isZero();
            assertThat(pool.freeFrames()).as("%d pieces", count).isEqualTo(POOL_FRAMES);
        }
    }

    @Test
    void aPacketWithoutAnEndHoldsNoMoreThanAPacketMayHave() {
        MemberLink link = link(1);
        Bundle bundle = bundle(List.of(link));
        for (Piece piece : packet(0, 3_000)) {
            receive(bundle, link, new Piece(piece.number(), piece.begins(), false, piece.data()), piece.number());
            assertThat(POOL_FRAMES - pool.freeFrames()).isLessThanOrEqualTo(Reassembler.MAX_FRAGMENTS);
        }
        assertThat(bundle.reassembler().depth()).isZero();
        assertThat(bundle.counters().get(BundleCounter.TOO_MANY_FRAGMENTS)).isEqualTo(1);
    }

    /// Nothing is missing from it and nothing is behind it, so that no gap runs out.
    @Test
    void aPacketThatDoesNotGoOnIsGivenUpAfterASecond() {
        MemberLink link = link(1);
        Bundle bundle = bundle(List.of(link));
        List<Piece> pieces = packet(0, 60);
        pieces.subList(0, 59).forEach(piece -> receive(bundle, link, piece, 0));
        assertThat(bundle.nextDeadlineNanos(0)).isEqualTo(SECOND);

        bundle.advance(SECOND - 1);
        assertThat(bundle.reassembler().depth()).isEqualTo(59);
        bundle.advance(SECOND);

        assertThat(bundle.reassembler().depth()).isZero();
        assertThat(pool.freeFrames()).isEqualTo(POOL_FRAMES);
        assertThat(bundle.counters().get(BundleCounter.STALLED)).isEqualTo(1);
        assertThat(bundle.nextDeadlineNanos(SECOND)).isEqualTo(Long.MAX_VALUE);
        receive(bundle, link, pieces.getLast(), SECOND);
        List<Piece> next = packet(60, 2);
        next.forEach(piece -> receive(bundle, link, piece, SECOND));
        assertThat(delivered).containsExactly(whole(next));
    }

    @Test
    void aSlowLinkMayTakeItsTimeForEachPiece() {
        MemberLink link = link(1);
        Bundle bundle = bundle(List.of(link));
        List<Piece> pieces = packet(0, 20);
        for (Piece piece : pieces) {
            long now = piece.number() * (SECOND * 9 / 10);
            bundle.advance(now);
            receive(bundle, link, piece, now);
        }
        assertThat(delivered).containsExactly(whole(pieces));
    }

    @Test
    void howeverManyHoardFragmentsANewcomerFindsRoom() {
        List<Bundle> greedy = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            MemberLink link = link(i);
            Bundle bundle = bundle(List.of(link, link(100 + i)));
            greedy.add(bundle);
            // Number 0 is missing for ever, and the other link could still bring it.
            packet(1, 4_000).forEach(piece -> receive(bundle, link, piece, 0));
        }
        assertThat(greedy)
                .extracting(bundle -> bundle.counters().get(BundleCounter.POOL_EMPTY))
                .containsOnly(0L);
        assertThat(greedy.getFirst().counters().get(BundleCounter.SHARE_EXCEEDED))
                .isPositive();

        MemberLink link = link(200);
        Bundle newcomer = bundle(List.of(link));
        List<Piece> pieces = packet(0, 45);
        pieces.forEach(piece -> receive(newcomer, link, piece, 0));

        assertThat(delivered).contains(whole(pieces));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheirOrderTheOracleDeliversTheSame(long seed) {
        var random = new Random(seed);
        List<Piece> sent = new ArrayList<>();
        while (sent.size() < 20_000) {
            sent.addAll(packet(sent.size(), 1 + random.nextInt(random.nextInt(4) == 0 ? MOST_PIECES : 20)));
        }
        sent.removeIf(piece -> random.nextInt(300) == 0);
        int[] behind = random.ints(LINKS, 0, 1 << random.nextInt(7)).toArray();
        List<Arrival> arrivals = sent.stream()
                .map(piece -> arrival(piece, random.nextInt(LINKS), behind))
                .sorted(Comparator.comparingInt(Arrival::place))
                .toList();
        List<MemberLink> links = List.of(link(0), link(1), link(2));
        Bundle bundle = bundle(links);
        var oracle =
                new ObviousReassembler(MpFormat.LONG.sequenceBits(), Reassembler.MAX_SLOTS, TIMES.gapNanos(), LINKS);
        List<Delivered> expected = new ArrayList<>();

        long now = 0;
        for (Arrival arrival : arrivals) {
            now += 10_000;
            Piece piece = arrival.piece();
            receive(bundle, links.get(arrival.link()), piece, now);
            oracle.receive(arrival.link(), piece.number(), piece.begins(), piece.ends(), piece.data(), now);
            oracle.takeDelivered()
                    .forEach(packet -> expected.add(Delivered.of(Arrays.copyOfRange(packet, 1, packet.length))));
        }

        assertThat(delivered)
                .as("seed %d", seed)
                .containsExactlyElementsOf(expected)
                .hasSizeGreaterThan(50);
        bundle.close();
        assertThat(pool.freeFrames()).isEqualTo(POOL_FRAMES);
    }

    /// Mostly as far behind as its link, now and then overtaken by others of the same.
    private static Arrival arrival(Piece piece, int link, int[] behind) {
        int overtaken = piece.number() % 500 == 7 ? 20 : 0;
        return new Arrival(piece, link, piece.number() + behind[link] + overtaken);
    }

    @Test
    void aFrameOfThePoolIsGivenBackOnce() {
        int frame = pool.take();
        pool.release(frame);
        assertThatThrownBy(() -> pool.release(frame)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pool.retire(frame)).isInstanceOf(IllegalStateException.class);
        int retired = pool.take();
        pool.retire(retired);
        assertThatThrownBy(() -> pool.retire(retired)).isInstanceOf(IllegalStateException.class);
        pool.recycle();
        assertThat(pool.freeFrames()).isEqualTo(POOL_FRAMES);
    }
}
