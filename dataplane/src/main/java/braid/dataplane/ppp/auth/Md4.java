package braid.dataplane.ppp.auth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The MD4 message digest (RFC 1320), which MS-CHAP hashes passwords with and Java does not offer. Broken as a digest;
/// of use for nothing else.
final class Md4 {
    private static final int BLOCK_BYTES = 64;
    private static final int LENGTH_BYTES = 8;
    private static final int ROUND_2 = 0x5a827999;
    private static final int ROUND_3 = 0x6ed9eba1;

    // Section 3.4: which word each of a round's 16 steps takes, and how far the four kinds of step rotate.
    private static final int[][] WORDS = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
        {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
    };
    private static final int[][] ROTATIONS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};

    private Md4() {}

    /// @return 16 octets
    static byte[] digest(byte[] message) {
        int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        ByteBuffer padded = padded(message);
        for (int at = 0; at < padded.capacity(); at += BLOCK_BYTES) {
            block(state, padded, at);
        }
        ByteBuffer digest = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(state).forEach(digest::putInt);
        return digest.array();
    }

    private static ByteBuffer padded(byte[] message) {
        int blocks = (message.length + LENGTH_BYTES) / BLOCK_BYTES + 1;
        ByteBuffer padded = ByteBuffer.allocate(blocks * BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        padded.put(0, message).put(message.length, (byte) 0x80);
        return padded.putLong(padded.capacity() - LENGTH_BYTES, 8L * message.length);
    }

    private static void block(int[] state, ByteBuffer bytes, int offset) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int round = 0; round < 3; round++) {
            for (int step = 0; step < 16; step++) {
                int word = bytes.getInt(offset + Integer.BYTES * WORDS[round][step]);
                int sum = a + mixed(round, b, c, d) + word;
                a = d;
                d = c;
                c = b;
                b = Integer.rotateLeft(sum, ROTATIONS[round][step % 4]);
            }
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }

    private static int mixed(int round, int x, int y, int z) {
        return switch (round) {
            case 0 -> (x & y) | (~x & z);
            case 1 -> ((x & y) | (x & z) | (y & z)) + ROUND_2;
            default -> (x ^ y ^ z) + ROUND_3;
        };
    }
}
