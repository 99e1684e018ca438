package braid.dataplane.ppp.mppe;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.ppp.mppe.StartKeys.StartKey;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ends that took different links of a bundle for the first, each link with keys of its own.
class MppeKeysTest {
    private static final MppeMode STATELESS = new MppeMode(MppeStrength.BITS_128, true);
    private static final MppeMode STATEFUL = new MppeMode(MppeStrength.BITS_128, false);
    private static final int LINKS = 4;

    private final Random random = new Random(7);

    private List<StartKey> keys() {
        List<StartKey> keys = new ArrayList<>();
        for (int link = 0; link < LINKS; link++) {
            byte[] key = new byte[16];
            random.nextBytes(key);
            keys.add(new StartKey(Octets.of(key), Octets.of(key).slice(0, 8)));
        }
        return keys;
    }

    @Test
    void aPeerThatKeepsToOneKeyIsFollowed() {
        for (MppeMode mode : List.of(STATELESS, STATEFUL)) {
            for (int theirs = 0; theirs < LINKS; theirs++) {
                List<StartKey> toThem = keys();
                List<StartKey> toUs = keys();
                var ours = new End(new MppeEncoder(mode, toThem, 0), new MppeDecoder(mode, toUs, 0));
                var peer = new End(
                        new MppeEncoder(mode, List.of(toUs.get(theirs)), 0),
                        new MppeDecoder(mode, List.of(toThem.get(theirs)), 0));
                // What we say first it cannot read, unless it took the same link.
                for (int i = 0; i < 100; i++) {
                    assertThat(peer.read(ours.sent(i)).isPresent()).isEqualTo(theirs == 0);
                }
                assertThat(ours.read(peer.sent(0))).contains(MppeLine.packet(0));
                assertThat(ours.decoder().inUse()).isEqualTo(theirs);
                for (int i = 0; i < 5_000; i++) {
                    assertThat(peer.read(ours.sent(i))).contains(MppeLine.packet(i));
                    assertThat(ours.read(peer.sent(i))).contains(MppeLine.packet(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsThatFollowEachOtherLoseNothingThatArrives(long seed) {
        random.setSeed(seed);
        List<StartKey> there = keys();
        List<StartKey> back = keys();
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, random);
        var home = new End(new MppeEncoder(STATELESS, there, 0), new MppeDecoder(STATELESS, back, 0));
        var isp = new End(
                new MppeEncoder(STATELESS, order.stream().map(back::get).toList(), 0),
                new MppeDecoder(STATELESS, order.stream().map(there::get).toList(), 0));
        for (int i = 0; i < 20_000; i++) {
            boolean out = random.nextBoolean();
            End from = out ? home : isp;
            End to = out ? isp : home;
            Octets packet = from.sent(i);
            if (random.nextInt(10) > 0) {
                assertThat(to.read(packet)).as("seed %d, packet %d", seed, i).contains(MppeLine.packet(i));
            }
        }
    }

    @Test
    void whatNoKeyOpensIsNotTakenForAPacket() {
        var peer = new MppeEncoder(STATELESS, keys(), 2);
        var decoder = new MppeDecoder(STATELESS, keys(), 0);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            Octets packet = MppeLine.encoded(peer, PppProtocol.IPV4, MppeLine.packet(i));
            taken += MppeLine.decoded(decoder, packet, i * 1_000_000_000L).isPresent() ? 1 : 0;
        }
        assertThat(taken).isZero();
        assertThat(decoder.lost()).isTrue();
    }

    @Test
    void oneKeyMoreOrLessChangesNothingOnceItIsSettled() {
        List<StartKey> keys = keys();
        var several = new MppeEncoder(STATELESS, keys, 0);
        several.settle(1);
        several.settle(3);
        var one = new MppeEncoder(STATELESS, keys.subList(1, 2), 0);
        for (int i = 0; i < 100; i++) {
            assertThat(MppeLine.encoded(several, PppProtocol.IPV4, MppeLine.packet(i)))
                    .isEqualTo(MppeLine.encoded(one, PppProtocol.IPV4, MppeLine.packet(i)));
        }
    }

    /// One end of a session: it sends with the key that it reads with.
    private record End(MppeEncoder encoder, MppeDecoder decoder) {
        Octets sent(int number) {
            return MppeLine.encoded(encoder, PppProtocol.IPV4, MppeLine.packet(number));
        }

        Optional<Octets> read(Octets packet) {
            Optional<Octets> read = MppeLine.decoded(decoder, packet, 0);
            if (read.isPresent()) {
                encoder.settle(decoder.inUse());
            }
            return read;
        }
    }
}
