package braid.dataplane.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Type;

/// A question as it is sent to a server: with a number and with letters that only the server can repeat
/// (draft-vixie-dnsext-dns0x20).
///
/// @param asked the question as it is written in the message
record ServerQuery(int id, byte[] asked, byte[] message) {
    /// What bytes that claim to be its answer are.
    enum Match {
        MATCHES,
        /// It is the question, but other letters.
        OTHER_LETTERS,
        OTHER
    }

    /// @param extended whether to offer EDNS
    static ServerQuery of(Question question, boolean extended, RandomGenerator random) {
        byte[] name = question.name().toWire();
        for (int at = 0; name[at] != 0; at += 1 + name[at]) {
            for (int letter = at + 1; letter <= at + name[at]; letter++) {
                boolean isLetter = (name[letter] | 0x20) >= 'a' && (name[letter] | 0x20) <= 'z';
                if (isLetter) {
                    name[letter] = (byte) (random.nextBoolean() ? name[letter] | 0x20 : name[letter] & ~0x20);
                }
            }
        }
        byte[] asked = ByteBuffer.allocate(name.length + MessageWalk.TYPE_AND_CLASS_BYTES)
                .put(name)
                .putShort((short) question.type())
                .putShort((short) DClass.IN)
                .array();
        int id = random.nextInt(1 << 16);
        ByteBuffer message =
                ByteBuffer.allocate(MessageWalk.HEADER_BYTES + asked.length + (extended ? Replies.OPTION_BYTES : 0));
        message.putShort((short) id)
                .putShort((short) MessageWalk.RECURSION_DESIRED)
                .putShort((short) 1)
                .putInt(0)
                .putShort((short) (extended ? 1 : 0))
                .put(asked);
        if (extended) {
            message.put((byte) 0)
                    .putShort((short) Type.OPT)
                    .putShort((short) Replies.UDP_BYTES)
                    .putInt(0)
                    .putShort((short) 0);
        }
        return new ServerQuery(id, asked, message.array());
    }

    /// @param answer at least a header
    Match match(byte[] answer) {
        ByteBuffer message = ByteBuffer.wrap(answer);
        int end = MessageWalk.HEADER_BYTES + asked.length;
        boolean ours = MessageWalk.unsigned(message, MessageWalk.ID) == id
                && (MessageWalk.unsigned(message, MessageWalk.FLAGS) & MessageWalk.RESPONSE) != 0
                && MessageWalk.opcode(MessageWalk.unsigned(message, MessageWalk.FLAGS)) == 0
                && MessageWalk.unsigned(message, MessageWalk.QUESTIONS) == 1
                && answer.length >= end;
        if (!ours) {
            return Match.OTHER;
        }
        byte[] repeated = Arrays.copyOfRange(answer, MessageWalk.HEADER_BYTES, end);
        if (Arrays.equals(repeated, asked)) {
            return Match.MATCHES;
        }
        return Arrays.equals(lowerCase(repeated), lowerCase(asked)) ? Match.OTHER_LETTERS : Match.OTHER;
    }

    /// Lengths and types are no letters: a label has at most 63 bytes, and types are compared as they are.
    private static byte[] lowerCase(byte[] bytes) {
        byte[] lower = bytes.clone();
        for (int i = 0; i < lower.length - MessageWalk.TYPE_AND_CLASS_BYTES; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] |= 0x20;
            }
        }
        return lower;
    }
}
