package braid.dataplane.multilink;

import java.nio.ByteBuffer;

/// Packets that carry their own number and can be checked for every octet.
final class Packets {
    static final int MIN_BYTES = 8;

    private Packets() {}

    /// Writes packet `number` into `target` from 0 on.
    static void write(ByteBuffer target, int lengthBytes, int number) {
        target.putInt(0, number);
        target.putInt(4, lengthBytes);
        for (int i = MIN_BYTES; i < lengthBytes; i++) {
            target.put(i, octet(number, i));
        }
    }

    static int number(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(0);
    }

    static boolean whole(byte[] packet) {
        if (packet.length < MIN_BYTES || ByteBuffer.wrap(packet).getInt(4) != packet.length) {
            return false;
        }
        int number = number(packet);
        for (int i = MIN_BYTES; i < packet.length; i++) {
            if (packet[i] != octet(number, i)) {
                return false;
            }
        }
        return true;
    }

    private static byte octet(int number, int index) {
        return (byte) (number * 31 + index);
    }
}
