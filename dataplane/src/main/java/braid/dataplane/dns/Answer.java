package braid.dataplane.dns;

import static braid.dataplane.dns.MessageWalk.HEADER_BYTES;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// An answer as it is given to whoever asks: the message is written once, and only what differs from client to client
/// is set in the copy that each gets. Immutable.
public final class Answer {
    /// What an object of this kind and its place in the cache take besides the message.
    private static final int OVERHEAD_BYTES = 300;

    private static final int TTL_IN_RECORD = 4;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final byte[] message;
    private final int[] ttlPlaces;
    private final int rcode;
    private final long bornNanos;
    private final long lifeSeconds;
    private final boolean lasting;

    private Answer(byte[] message, int[] ttlPlaces, int rcode, long bornNanos, long lifeSeconds, boolean lasting) {
        this.message = message;
        this.ttlPlaces = ttlPlaces;
        this.rcode = rcode;
        this.bornNanos = bornNanos;
        this.lifeSeconds = lifeSeconds;
        this.lasting = lasting;
    }

    /// @param message a question, answers and authorities, nothing else
    /// @param mostSeconds the longest time that a record is said to be good for
    /// @param lifeSeconds how long the answer may be kept; 0: not at all
    static Answer of(Message message, long mostSeconds, long lifeSeconds, long bornNanos) {
        byte[] bytes = message.toWire();
        int[] places = ttlPlaces(bytes);
        limit(bytes, places, mostSeconds);
        return new Answer(bytes, places, message.getRcode(), bornNanos, lifeSeconds, false);
    }

    /// One that does not grow old.
    static Answer lasting(Message message) {
        byte[] bytes = message.toWire();
        return new Answer(bytes, ttlPlaces(bytes), message.getRcode(), 0, 0, true);
    }

    private static void limit(byte[] bytes, int[] places, long mostSeconds) {
        ByteBuffer message = ByteBuffer.wrap(bytes);
        for (int place : places) {
            int seconds = message.getInt(place);
            message.putInt(place, seconds < 0 ? 0 : (int) Math.min(seconds, mostSeconds));
        }
    }

    private static int[] ttlPlaces(byte[] bytes) {
        ByteBuffer message = ByteBuffer.wrap(bytes);
        int records = MessageWalk.unsigned(message, MessageWalk.ANSWERS)
                + MessageWalk.unsigned(message, MessageWalk.AUTHORITIES);
        int[] places = new int[records];
        int at = MessageWalk.pastFullName(message, HEADER_BYTES) + MessageWalk.TYPE_AND_CLASS_BYTES;
        for (int i = 0; i < records; i++) {
            int type = MessageWalk.pastName(message, at);
            places[i] = type + TTL_IN_RECORD;
            at = MessageWalk.pastRecord(message, type);
        }
        return places;
    }

    public int rcode() {
        return rcode;
    }

    /// Whether there is no such name, or nothing of that type.
    public boolean negative() {
        return rcode != Rcode.NOERROR || messageCount(MessageWalk.ANSWERS) == 0;
    }

    public int sizeBytes() {
        return message.length + ttlPlaces.length * Integer.BYTES + OVERHEAD_BYTES;
    }

    /// How long it may still be given; 0 or less when it is too old.
    long leftNanos(long nowNanos) {
        return lifeSeconds * NANOS_PER_SECOND - (nowNanos - bornNanos);
    }

    long lifeSeconds() {
        return lifeSeconds;
    }

    /// The records with what is left of their times.
    public Message records(long nowNanos) {
        ByteBuffer copy = ByteBuffer.allocate(message.length);
        put(copy, nowNanos);
        return Messages.read(copy.array()).orElseThrow(() -> new IllegalStateException("a message of ours is torn"));
    }

    /// Writes the answer for a client, or that it is too long for the client.
    ///
    /// @param out written from 0; its limit is set
    /// @param mostBytes what the client takes
    public void write(ByteBuffer out, ClientQuery query, int mostBytes, long nowNanos) {
        int optionBytes = query.extended() ? Replies.OPTION_BYTES : 0;
        if (message.length + optionBytes > mostBytes) {
            Replies.truncated(out, query, rcode);
            return;
        }
        out.clear();
        put(out, nowNanos);
        Replies.dress(out, query, rcode, 0);
    }

    private void put(ByteBuffer out, long nowNanos) {
        out.put(0, message).limit(message.length);
        if (lasting) {
            return;
        }
        int ageSeconds = (int) Math.min(Integer.MAX_VALUE, (nowNanos - bornNanos) / NANOS_PER_SECOND);
        for (int place : ttlPlaces) {
            out.putInt(place, Math.max(0, out.getInt(place) - ageSeconds));
        }
    }

    private int messageCount(int place) {
        return MessageWalk.unsigned(ByteBuffer.wrap(message), place);
    }

    /// Of the bytes, for tests and logs.
    @Override
    public String toString() {
        return Rcode.string(rcode) + " "
                + Messages.read(message)
                        .map(read -> read.getSection(Section.ANSWER).toString())
                        .orElse(Arrays.toString(message));
    }
}
