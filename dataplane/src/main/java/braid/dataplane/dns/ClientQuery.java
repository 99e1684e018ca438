package braid.dataplane.dns;

import static braid.dataplane.dns.MessageWalk.HEADER_BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// A question as a client sent it.
///
/// @param asked the question as it was written: an answer repeats its letters
/// @param extended whether the client speaks EDNS (RFC 6891)
/// @param udpBytes the largest answer that it takes by UDP; at least 512
public record ClientQuery(int id, int flags, byte[] asked, Question question, boolean extended, int udpBytes) {
    // RFC 1035 section 4.2.1
    private static final int LEAST_UDP_BYTES = 512;

    /// What a packet of a client is.
    public sealed interface Reading {
        record Accepted(ClientQuery query) implements Reading {}

        /// A question that is not answered here, but told so.
        record Refused(ClientQuery query, int rcode) implements Reading {}

        /// Bytes that nobody answers.
        record Malformed() implements Reading {}
    }

    private static final Reading MALFORMED = new Reading.Malformed();

    /// What the client sent at least.
    public int bytes() {
        return HEADER_BYTES + asked.length + (extended ? Replies.OPTION_BYTES : 0);
    }

    /// @param packet from 0 to its limit; only read
    public static Reading read(ByteBuffer packet) {
        if (packet.limit() < HEADER_BYTES) {
            return MALFORMED;
        }
        int flags = MessageWalk.unsigned(packet, MessageWalk.FLAGS);
        int end = MessageWalk.pastFullName(packet, HEADER_BYTES);
        boolean oneQuestion = (flags & MessageWalk.RESPONSE) == 0
                && MessageWalk.unsigned(packet, MessageWalk.QUESTIONS) == 1
                && end >= 0
                && end + MessageWalk.TYPE_AND_CLASS_BYTES <= packet.limit();
        if (!oneQuestion) {
            return MALFORMED;
        }
        byte[] asked = new byte[end + MessageWalk.TYPE_AND_CLASS_BYTES - HEADER_BYTES];
        packet.get(HEADER_BYTES, asked);
        int type = MessageWalk.unsigned(packet, end);
        int dnsClass = MessageWalk.unsigned(packet, end + 2);
        int options = options(packet, HEADER_BYTES + asked.length);
        if (options < 0) {
            return MALFORMED;
        }
        boolean extended = options > 0;
        int udpBytes =
                extended ? Math.max(LEAST_UDP_BYTES, MessageWalk.unsigned(packet, options + 2)) : LEAST_UDP_BYTES;
        ClientQuery query = new ClientQuery(
                MessageWalk.unsigned(packet, MessageWalk.ID),
                flags,
                asked,
                new Question(name(asked), type),
                extended,
                udpBytes);
        boolean done = MessageWalk.opcode(flags) == Opcode.QUERY && dnsClass == DClass.IN && isAnswered(type);
        return done ? new Reading.Accepted(query) : new Reading.Refused(query, Rcode.NOTIMP);
    }

    /// Whole zones, and everything at a name, are for those who send much to somebody else (RFC 8482).
    private static boolean isAnswered(int type) {
        return switch (type) {
            case 0, Type.OPT, Type.ANY, Type.AXFR, Type.IXFR, Type.MAILA, Type.MAILB, Type.TKEY, Type.TSIG -> false;
            default -> true;
        };
    }

    /// Where the type of the client's OPT record stands; 0 if it has none.
    ///
    /// @return -1 if the records behind the question are torn
    private static int options(ByteBuffer packet, int from) {
        int records = MessageWalk.unsigned(packet, MessageWalk.ANSWERS)
                + MessageWalk.unsigned(packet, MessageWalk.AUTHORITIES)
                + MessageWalk.unsigned(packet, MessageWalk.ADDITIONALS);
        int found = 0;
        int at = from;
        for (int i = 0; i < records; i++) {
            int type = MessageWalk.pastName(packet, at);
            at = type < 0 ? -1 : MessageWalk.pastRecord(packet, type);
            if (at < 0) {
                return -1;
            }
            if (MessageWalk.unsigned(packet, type) == Type.OPT) {
                found = type;
            }
        }
        return found;
    }

    private static Name name(byte[] asked) {
        try {
            return new Name(asked);
        } catch (IOException e) {
            throw new IllegalStateException("a name that was walked over", e);
        }
    }
}
