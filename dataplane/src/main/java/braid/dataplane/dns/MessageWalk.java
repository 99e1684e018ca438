package braid.dataplane.dns;

import java.nio.ByteBuffer;

/// Where things lie in a message (RFC 1035 section 4.1), without reading what they say.
///
///      0  1  2  3  4  5  6  7  8  9  0  1  2  3  4  5
///     |                      ID                       |
///     |QR|   Opcode  |AA|TC|RD|RA| Z|AD|CD|   RCODE   |
///     |                    QDCOUNT                    |
///     |                    ANCOUNT                    |
///     |                    NSCOUNT                    |
///     |                    ARCOUNT                    |
final class MessageWalk {
    static final int ID = 0;
    static final int FLAGS = 2;
    static final int QUESTIONS = 4;
    static final int ANSWERS = 6;
    static final int AUTHORITIES = 8;
    static final int ADDITIONALS = 10;
    static final int HEADER_BYTES = 12;

    static final int RESPONSE = 0x8000;
    static final int OPCODE_MASK = 0x7800;
    static final int TRUNCATED = 0x0200;
    static final int RECURSION_DESIRED = 0x0100;
    static final int RECURSION_AVAILABLE = 0x0080;
    static final int CHECKING_DISABLED = 0x0010;
    static final int RCODE_MASK = 0x000f;

    /// Type, class, TTL and the length of the data.
    static final int RECORD_BYTES = 10;

    static final int TYPE_AND_CLASS_BYTES = 4;

    // RFC 1035 section 2.3.4
    private static final int LONGEST_NAME = 255;

    private static final int POINTER = 0xc0;

    private MessageWalk() {}

    static int opcode(int flags) {
        return flags >>> 11 & 15;
    }

    static int unsigned(ByteBuffer message, int at) {
        return message.getShort(at) & 0xffff;
    }

    /// Past a name that is written in full.
    ///
    /// @return -1 if there is none
    static int pastFullName(ByteBuffer message, int from) {
        int at = from;
        while (at < message.limit() && at - from < LONGEST_NAME) {
            int length = message.get(at) & 0xff;
            at += 1 + length;
            if (length == 0) {
                return at;
            }
            if (length >= 64) {
                return -1;
            }
        }
        return -1;
    }

    /// Past a name that may end in a pointer (RFC 1035 section 4.1.4), which is not followed.
    ///
    /// @return -1 if there is none
    static int pastName(ByteBuffer message, int from) {
        int at = from;
        while (at < message.limit() && at - from < LONGEST_NAME) {
            int length = message.get(at) & 0xff;
            if ((length & POINTER) == POINTER) {
                return at + 2 <= message.limit() ? at + 2 : -1;
            }
            at += 1 + length;
            if (length == 0) {
                return at;
            }
            if (length >= 64) {
                return -1;
            }
        }
        return -1;
    }

    /// Past a record whose type begins at `from`.
    ///
    /// @return -1 if it does not end in the message
    static int pastRecord(ByteBuffer message, int from) {
        if (from + RECORD_BYTES > message.limit()) {
            return -1;
        }
        int end = from + RECORD_BYTES + unsigned(message, from + 8);
        return end <= message.limit() ? end : -1;
    }
}
