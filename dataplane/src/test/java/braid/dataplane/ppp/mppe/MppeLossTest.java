package braid.dataplane.ppp.mppe;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.AllocatedBytes;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Encrypted packets over lines that lose some, and among forged ones.
class MppeLossTest {
    private static final String START = "8b7cdc149b993a1ba118cb153f56dccb";

    // Packets that are sent while a request to begin anew is under way.
    private static final int RESET_DELAY = 5;

    private final Random random = new Random(42);

    private static MppeEncoder encoder(MppeMode mode) {
        return new MppeEncoder(mode, List.of(MppeVectorsTest.start(START)), 0);
    }

    private static MppeDecoder decoder(MppeMode mode) {
        return new MppeDecoder(mode, List.of(MppeVectorsTest.start(START)), 0);
    }

    private static Octets packet(int number) {
        return MppeLine.packet(number);
    }

    @ParameterizedTest
    @EnumSource
    void withoutStateEveryPacketThatArrivesIsRead(MppeStrength strength) {
        MppeMode mode = new MppeMode(strength, true);
        MppeEncoder encoder = encoder(mode);
        MppeDecoder decoder = decoder(mode);
        for (int i = 0; i < 20_000; i++) {
            Octets sent = MppeLine.encoded(encoder, PppProtocol.IPV4, packet(i));
            if (random.nextInt(10) > 2) {
                assertThat(MppeLine.decoded(decoder, sent, i * 1_000_000L)).contains(packet(i));
            }
        }
        assertThat(decoder.lost()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void withStateEveryPacketIsReadWhileNoneIsLost(MppeStrength strength) {
        MppeMode mode = new MppeMode(strength, false);
        MppeEncoder encoder = encoder(mode);
        MppeDecoder decoder = decoder(mode);
        for (int i = 0; i < 10_000; i++) {
            Octets sent = MppeLine.encoded(encoder, PppProtocol.IPV4, packet(i));
            boolean flushed = (sent.at(0) & 0x80) != 0;
            assertThat(flushed).as("packet %d", i).isEqualTo(i == 0 || i % 256 == 255);
            assertThat(MppeLine.decoded(decoder, sent, 0)).contains(packet(i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withStateALossIsRepairedByBeginningAnew(long seed) {
        random.setSeed(seed);
        MppeMode mode = new MppeMode(MppeStrength.BITS_56, false);
        MppeEncoder encoder = encoder(mode);
        MppeDecoder decoder = decoder(mode);
        int flushIn = -1;
        int sinceLoss = 0;
        for (int i = 0; i < 20_000; i++) {
            if (flushIn-- == 0) {
                encoder.flush();
            }
            Octets sent = MppeLine.encoded(encoder, PppProtocol.IPV4, packet(i));
            boolean arrives = random.nextInt(100) > 0;
            sinceLoss = arrives ? sinceLoss + 1 : 0;
            if (!arrives) {
                continue;
            }
            Optional<Octets> read = MppeLine.decoded(decoder, sent, 0);
            assertThat(read.orElse(packet(i))).as("seed %d", seed).isEqualTo(packet(i));
            if (decoder.lost() && flushIn < 0) {
                flushIn = RESET_DELAY;
            }
            if (sinceLoss > 3 * RESET_DELAY) {
                assertThat(read).as("seed %d, packet %d", seed, i).contains(packet(i));
            }
        }
    }

    @Test
    void aKeyOf2047MissingPacketsIsFound() {
        MppeMode mode = new MppeMode(MppeStrength.BITS_128, true);
        MppeEncoder encoder = encoder(mode);
        MppeDecoder decoder = decoder(mode);
        for (int i = 0; i < 2047; i++) {
            MppeLine.encoded(encoder, PppProtocol.IPV4, packet(i));
        }
        Octets next = MppeLine.encoded(encoder, PppProtocol.IPV4, packet(2047));
        assertThat(MppeLine.decoded(decoder, next, 0)).contains(packet(2047));
    }

    @Test
    void forgedPacketsDoNotMoveTheKey() {
        for (boolean stateless : List.of(true, false)) {
            MppeMode mode = new MppeMode(MppeStrength.BITS_128, stateless);
            MppeEncoder encoder = encoder(mode);
            MppeDecoder decoder = decoder(mode);
            for (int i = 0; i < 500; i++) {
                Octets forged = Octets.ofHex(stateless ? "97d0 01020304050607080102" : "9000 01020304050607080102");
                assertThat(MppeLine.decoded(decoder, forged, i * 1_000_000_000L))
                        .isEmpty();
                if (!stateless && decoder.lost()) {
                    encoder.flush();
                }
                Octets sent = MppeLine.encoded(encoder, PppProtocol.IPV4, packet(i));
                assertThat(MppeLine.decoded(decoder, sent, i * 1_000_000_000L)).contains(packet(i));
            }
        }
    }

    @Test
    void theWorkThatForgedPacketsMakeIsBounded() {
        MppeDecoder decoder = decoder(new MppeMode(MppeStrength.BITS_128, true));
        List<MppeDecoder.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            outcomes.add(decoder.begin(0x9000 | 2000, 0, 100, 0));
        }
        assertThat(outcomes.stream().filter(MppeDecoder.Outcome.NONSENSE::equals))
                .hasSize(4);
        assertThat(outcomes.getLast()).isEqualTo(MppeDecoder.Outcome.TOO_MANY_KEYS);
        assertThat(decoder.begin(0x9000 | 2000, 0, 100, 1_000_000_000L)).isEqualTo(MppeDecoder.Outcome.NONSENSE);
    }

    @Test
    void anOldPacketIsNotReadAgain() {
        MppeMode mode = new MppeMode(MppeStrength.BITS_128, true);
        MppeEncoder encoder = encoder(mode);
        MppeDecoder decoder = decoder(mode);
        ArrayDeque<Octets> sent = new ArrayDeque<>();
        for (int i = 0; i < 3; i++) {
            sent.add(MppeLine.encoded(encoder, PppProtocol.IPV4, packet(i)));
        }
        Octets first = sent.removeFirst();
        assertThat(MppeLine.decoded(decoder, first, 0)).isPresent();
        assertThat(MppeLine.decoded(decoder, sent.removeLast(), 0)).contains(packet(2));
        assertThat(MppeLine.decoded(decoder, sent.removeLast(), 0)).isEmpty();
        assertThat(decoder.begin(first.shortAt(0), 0, 100, 0)).isEqualTo(MppeDecoder.Outcome.OUT_OF_WINDOW);
    }

    @Test
    void aKeyThatIsLostForGoodIsNoticed() {
        MppeMode mode = new MppeMode(MppeStrength.BITS_128, true);
        MppeEncoder encoder = encoder(mode);
        MppeDecoder decoder = decoder(mode);
        // All numbers have gone by once: the next one seems to be the first.
        for (int i = 0; i < 4096; i++) {
            MppeLine.encoded(encoder, PppProtocol.IPV4, packet(i));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(decoder.lost()).isFalse();
            assertThat(MppeLine.decoded(
                            decoder, MppeLine.encoded(encoder, PppProtocol.IPV4, packet(i)), i * 1_000_000_000L))
                    .isEmpty();
        }
        assertThat(decoder.lost()).isTrue();
    }

    @Test
    void nothingIsAllocatedForAPacket() {
        for (boolean stateless : List.of(true, false)) {
            MppeMode mode = new MppeMode(MppeStrength.BITS_128, stateless);
            Coders coders = new Coders(encoder(mode), decoder(mode));
            coders.run(20_000);
            assertThat(AllocatedBytes.ofOneRound(() -> coders.run(10_000))).isZero();
        }
    }

    private record Coders(MppeEncoder encoder, MppeDecoder decoder) {
        private static final ByteBuffer CLEAR = ByteBuffer.allocateDirect(1500);
        private static final ByteBuffer CODED = ByteBuffer.allocateDirect(1504);

        static {
            CLEAR.put(0, (byte) 0x45).putShort(2, (short) 100);
        }

        void run(int packets) {
            for (int i = 0; i < packets; i++) {
                int length = encoder.encode(PppProtocol.IPV4, CLEAR, 0, 100, CODED, 0);
                if (MppeLine.begin(decoder, CODED, length, 0) != MppeDecoder.Outcome.GOOD) {
                    throw new AssertionError("packet " + i);
                }
                decoder.decrypt(CODED, 2, length - 2);
            }
        }
    }
}
