package braid.dataplane.dns;

import static braid.dataplane.dns.MessageWalk.HEADER_BYTES;

import java.nio.ByteBuffer;
import org.xbill.DNS.Type;

/// What answers to clients have in common.
public final class Replies {
    /// An OPT record without options (RFC 6891 section 6.1.2).
    static final int OPTION_BYTES = 11;

    /// What we take by UDP ourselves: the length that passes everywhere in one piece.
    public static final int UDP_BYTES = 1232;

    private Replies() {}

    /// That there is no answer, and why.
    ///
    /// @param out written from 0; its limit is set
    public static void refusal(ByteBuffer out, ClientQuery query, int rcode) {
        questionOnly(out, query);
        dress(out, query, rcode, 0);
    }

    /// That the answer is to be asked for by TCP. Never longer than the question.
    public static void truncated(ByteBuffer out, ClientQuery query, int rcode) {
        questionOnly(out, query);
        dress(out, query, rcode, MessageWalk.TRUNCATED);
    }

    private static void questionOnly(ByteBuffer out, ClientQuery query) {
        out.clear().limit(HEADER_BYTES + query.asked().length);
        out.putLong(0, 0).putInt(8, 0).putShort(MessageWalk.QUESTIONS, (short) 1);
    }

    /// Makes a message the answer to a client's question.
    static void dress(ByteBuffer out, ClientQuery query, int rcode, int moreFlags) {
        int fromClient = query.flags()
                & (MessageWalk.RECURSION_DESIRED | MessageWalk.CHECKING_DISABLED | MessageWalk.OPCODE_MASK);
        int flags = MessageWalk.RESPONSE
                | MessageWalk.RECURSION_AVAILABLE
                | fromClient
                | moreFlags
                | (rcode & MessageWalk.RCODE_MASK);
        out.putShort(MessageWalk.ID, (short) query.id()).putShort(MessageWalk.FLAGS, (short) flags);
        out.put(HEADER_BYTES, query.asked());
        int options = 0;
        if (query.extended()) {
            options = 1;
            int at = out.limit();
            out.limit(at + OPTION_BYTES);
            out.put(at, (byte) 0)
                    .putShort(at + 1, (short) Type.OPT)
                    .putShort(at + 3, (short) UDP_BYTES)
                    .putInt(at + 5, 0)
                    .putShort(at + 9, (short) 0);
        }
        out.putShort(MessageWalk.ADDITIONALS, (short) options);
    }
}
