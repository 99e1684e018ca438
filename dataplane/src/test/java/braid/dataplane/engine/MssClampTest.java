package braid.dataplane.engine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.multilink.PacketSlices;
import braid.dataplane.wire.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MssClampTest {
    private static final int MTU = 1488;
    private static final int V4_BYTES = 20;
    private static final int V6_BYTES = 40;

    /// Options of a SYN, and what becomes of them at an MTU of 1488.
    @ParameterizedTest
    @CsvSource({
        "020405b4 01010402, 020405a8 01010402",
        "020405a8 01010402, 020405a8 01010402",
        "02040200 01010402, 02040200 01010402",
        "01020405 b4010101, 01020405 a8010101",
        "0101 020405b4 0000, 0101 020405a8 0000",
        "0402 020405b4 0101, 0402 020405a8 0101",
        "00020405 b4000000, 00020405 b4000000",
        "020305b4 01010101, 020305b4 01010101",
        "05000204 05b40000, 05000204 05b40000",
        "03ff0204 05b40000, 03ff0204 05b40000"
    })
    void theSegmentSizeOfASynIsLowered(String before, String after) {
        byte[] packet = v4(0x02, Octets.ofHex(before).toArray());
        boolean changed = MssClamp.clamp(slices(packet, packet.length), MTU);
        assertThat(changed).isEqualTo(!before.equals(after));
        assertThat(Octets.of(Arrays.copyOfRange(packet, 40, packet.length))).isEqualTo(Octets.ofHex(after));
        assertThat(sum(packet, V4_BYTES)).as("checksum").isEqualTo(0xffff);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 30, 41, 42, 43})
    void aPacketInPiecesIsTreatedTheSame(int firstPieceBytes) {
        byte[] packet = v4(0x12, Octets.ofHex("020405b4").toArray());
        assertThat(MssClamp.clamp(slices(packet, firstPieceBytes), MTU)).isTrue();
        assertThat(Octets.of(packet).shortAt(42)).isEqualTo(1448);
        assertThat(sum(packet, V4_BYTES)).isEqualTo(0xffff);
    }

    @Test
    void ipv6LeavesRoomForItsLongerHeader() {
        byte[] tcp = Arrays.copyOfRange(v4(0x02, Octets.ofHex("020405b4").toArray()), 20, 44);
        byte[] packet = ByteBuffer.allocate(V6_BYTES + tcp.length)
                .putInt(0x60000000)
                .putShort((short) tcp.length)
                .put((byte) 6)
                .put((byte) 64)
                .put(V6_BYTES, tcp)
                .array();
        assertThat(MssClamp.clamp(slices(packet, packet.length), MTU)).isTrue();
        assertThat(Octets.of(packet).shortAt(V6_BYTES + 22)).isEqualTo(1428);
        assertThat(sum(packet, V6_BYTES)).isEqualTo(0xffff);
    }

    @Test
    void whatIsNoSynStaysAsItIs() {
        byte[] acknowledgement = v4(0x10, Octets.ofHex("020405b4").toArray());
        assertThat(MssClamp.clamp(slices(acknowledgement, 44), MTU)).isFalse();
        byte[] udp = v4(0x02, Octets.ofHex("020405b4").toArray());
        udp[9] = 17;
        assertThat(MssClamp.clamp(slices(udp, 44), MTU)).isFalse();
        byte[] laterFragment = v4(0x02, Octets.ofHex("020405b4").toArray());
        laterFragment[7] = 1;
        assertThat(MssClamp.clamp(slices(laterFragment, 44), MTU)).isFalse();
    }

    @Test
    void anyBytesAreSurvived() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            byte[] packet = new byte[1 + random.nextInt(80)];
            random.nextBytes(packet);
            packet[0] = (byte) (random.nextBoolean() ? 0x40 | random.nextInt(16) : 0x60);
            if (packet.length > 9) {
                packet[6] = 0;
                packet[7] = 0;
                packet[9] = 6;
            }
            MssClamp.clamp(slices(packet, 1 + random.nextInt(packet.length)), MTU);
        }
    }

    /// A TCP packet with a sound checksum, the sum of all else being left out of it.
    private static byte[] v4(int flags, byte[] options) {
        byte[] packet = new byte[40 + options.length];
        ByteBuffer.wrap(packet)
                .put(0, (byte) 0x45)
                .putShort(2, (short) packet.length)
                .put(9, (byte) 6)
                .putInt(20, 0x1234abcd)
                .put(32, (byte) (((20 + options.length) / 4) << 4))
                .put(33, (byte) flags)
                .put(40, options);
        ByteBuffer.wrap(packet).putShort(36, (short) ~sum(packet, V4_BYTES));
        return packet;
    }

    /// The sum in ones' complement from `from` on.
    private static int sum(byte[] packet, int from) {
        int sum = 0;
        for (int at = from; at < packet.length; at++) {
            sum += (packet[at] & 0xff) << ((at - from) % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }

    private static PacketSlices slices(byte[] packet, int firstBytes) {
        PacketSlices slices = new PacketSlices(2);
        int first = Math.min(firstBytes, packet.length);
        slices.add(ByteBuffer.wrap(packet), 0, first);
        if (first < packet.length) {
            slices.add(ByteBuffer.wrap(packet), first, packet.length - first);
        }
        return slices;
    }
}
