package braid.dataplane.dns.socket;

import braid.dataplane.dns.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A question to a server by TCP (RFC 1035 section 4.2.2): a connection for it alone.
final class TcpQuestion implements Watched, AutoCloseable {
    private final int attempt;
    private final SocketChannel channel;
    private final Servers.Listener listener;
    private final ByteBuffer toSend;
    private final SelectionKey key;
    private ByteBuffer received = ByteBuffer.allocate(Short.BYTES);
    private boolean lengthKnown;

    private TcpQuestion(
            int attempt, SocketChannel channel, byte[] message, Selector selector, Servers.Listener listener)
            throws IOException {
        this.attempt = attempt;
        this.channel = channel;
        this.listener = listener;
        toSend = ByteBuffer.allocate(Short.BYTES + message.length)
                .putShort((short) message.length)
                .put(message)
                .flip();
        key = channel.register(selector, SelectionKey.OP_CONNECT, this);
    }

    static TcpQuestion send(
            int attempt, ServerAddress server, byte[] message, Selector selector, Servers.Listener listener)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            TcpQuestion question = new TcpQuestion(attempt, channel, message, selector, listener);
            if (channel.connect(new InetSocketAddress(Addresses.of(server.address()), server.port()))) {
                question.key.interestOps(SelectionKey.OP_WRITE);
            }
            return question;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void ready(long nowNanos) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_WRITE);
            } else if (key.isWritable()) {
                channel.write(toSend);
                key.interestOps(toSend.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            } else {
                receive(nowNanos);
            }
        } catch (IOException e) {
            listener.unreachable(attempt, nowNanos);
        }
    }

    private void receive(long nowNanos) throws IOException {
        int read = channel.read(received);
        while (read > 0) {
            if (!received.hasRemaining() && lengthKnown) {
                listener.receive(attempt, received.array(), nowNanos);
                return;
            }
            if (!received.hasRemaining()) {
                lengthKnown = true;
                received = ByteBuffer.allocate(received.getShort(0) & 0xffff);
                if (!received.hasRemaining()) {
                    throw new IOException("a message without bytes");
                }
            }
            read = channel.read(received);
        }
        if (read < 0) {
            throw new IOException("the server has hung up");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
