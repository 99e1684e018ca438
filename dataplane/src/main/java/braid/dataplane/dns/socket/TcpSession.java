package braid.dataplane.dns.socket;

import braid.dataplane.dns.Answer;
import braid.dataplane.dns.Asker;
import braid.dataplane.dns.ClientQuery;
import braid.dataplane.dns.DnsCounter;
import braid.dataplane.dns.Replies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xbill.DNS.Rcode;

/// A client's connection (RFC 7766): questions one after the other, answers as they come.
final class TcpSession implements Watched {
    // Chosen by us.
    private static final long IDLE_NANOS = 10_000_000_000L;
    private static final int MOST_UNDER_WAY = 16;

    private static final int LARGEST_QUESTION = 4096;
    private static final int LARGEST_ANSWER = 0xffff;

    private final SocketChannel channel;
    private final Desk desk;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(Short.BYTES + LARGEST_QUESTION);
    private final Deque<ByteBuffer> toSend = new ArrayDeque<>();
    private int underWay;
    private boolean reading;
    private boolean ended;
    private long lastNanos;

    TcpSession(SocketChannel channel, Desk desk, Selector selector, long nowNanos) throws IOException {
        this.channel = channel;
        this.desk = desk;
        this.lastNanos = nowNanos;
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    boolean isIdle(long nowNanos) {
        return nowNanos - lastNanos >= IDLE_NANOS;
    }

    @Override
    public void ready(long nowNanos) {
        try {
            send();
            if (channel.isOpen() && key.isReadable()) {
                int read = channel.read(in);
                ended = read < 0;
                lastNanos = read > 0 ? nowNanos : lastNanos;
            }
            questions(nowNanos);
            watch();
        } catch (IOException e) {
            close();
        }
    }

    /// The questions that have come whole, as many as may be under way.
    private void questions(long nowNanos) {
        reading = true;
        in.flip();
        while (channel.isOpen() && waiting() < MOST_UNDER_WAY && in.remaining() >= Short.BYTES) {
            int length = in.getShort(in.position()) & 0xffff;
            if (length > LARGEST_QUESTION) {
                desk.count(DnsCounter.MALFORMED_QUESTION);
                close();
                break;
            }
            if (in.remaining() < Short.BYTES + length) {
                break;
            }
            ByteBuffer packet = in.slice(in.position() + Short.BYTES, length);
            in.position(in.position() + Short.BYTES + length);
            question(packet, nowNanos);
        }
        in.compact();
        reading = false;
    }

    private int waiting() {
        return underWay + toSend.size();
    }

    private void question(ByteBuffer packet, long nowNanos) {
        switch (ClientQuery.read(packet)) {
            case ClientQuery.Reading.Accepted(ClientQuery query) -> {
                underWay++;
                desk.ask(query, new Client(query), nowNanos);
            }
            case ClientQuery.Reading.Refused(ClientQuery query, int rcode) -> {
                desk.count(DnsCounter.UNSUPPORTED_QUESTION);
                Replies.refusal(desk.out(), query, rcode);
                put();
            }
            case ClientQuery.Reading.Malformed() -> {
                desk.count(DnsCounter.MALFORMED_QUESTION);
                close();
            }
        }
    }

    private final class Client implements Asker {
        private final ClientQuery query;

        Client(ClientQuery query) {
            this.query = query;
        }

        @Override
        public void answered(Answer answer, long nowNanos) {
            answer.write(desk.out(), query, LARGEST_ANSWER, nowNanos);
            reply(nowNanos);
        }

        @Override
        public void failed(long nowNanos) {
            Replies.refusal(desk.out(), query, Rcode.SERVFAIL);
            reply(nowNanos);
        }

        private void reply(long nowNanos) {
            underWay--;
            lastNanos = nowNanos;
            put();
            if (!reading) {
                questions(nowNanos); // those that had no room
            }
        }
    }

    /// Sends what the desk has written.
    private void put() {
        if (!channel.isOpen()) {
            return;
        }
        ByteBuffer out = desk.out().position(0);
        toSend.add(ByteBuffer.allocate(Short.BYTES + out.limit())
                .putShort((short) out.limit())
                .put(out)
                .flip());
        try {
            send();
            watch();
        } catch (IOException e) {
            close();
        }
    }

    private void send() throws IOException {
        while (!toSend.isEmpty()) {
            channel.write(toSend.peek());
            if (toSend.peek().hasRemaining()) {
                return;
            }
            toSend.poll();
        }
    }

    /// A client that has hung up, or that asks more than it takes answers, is not read from.
    private void watch() {
        if (!channel.isOpen()) {
            return;
        }
        if (ended && waiting() == 0) {
            close();
            return;
        }
        int reading = !ended && waiting() < MOST_UNDER_WAY ? SelectionKey.OP_READ : 0;
        key.interestOps(reading | (toSend.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            return; // the kernel takes it back all the same
        }
    }
}
