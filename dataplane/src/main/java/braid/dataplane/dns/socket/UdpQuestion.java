package braid.dataplane.dns.socket;

import braid.dataplane.dns.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// A question to a server by UDP.
final class UdpQuestion implements Watched, AutoCloseable {
    private static final int LARGEST = 4096;

    private final int attempt;
    private final DatagramChannel channel;
    private final Servers.Listener listener;

    private UdpQuestion(int attempt, DatagramChannel channel, Servers.Listener listener) {
        this.attempt = attempt;
        this.channel = channel;
        this.listener = listener;
    }

    static UdpQuestion send(
            int attempt, ServerAddress server, byte[] message, Selector selector, Servers.Listener listener)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(Addresses.of(server.address()), server.port()));
            channel.write(ByteBuffer.wrap(message));
            UdpQuestion question = new UdpQuestion(attempt, channel, listener);
            channel.register(selector, SelectionKey.OP_READ, question);
            return question;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void ready(long nowNanos) {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
        try {
            while (channel.isOpen() && channel.read(buffer.clear()) >= 0 && buffer.position() > 0) {
                byte[] bytes = new byte[buffer.flip().limit()];
                buffer.get(bytes);
                listener.receive(attempt, bytes, nowNanos);
            }
        } catch (IOException e) {
            listener.unreachable(attempt, nowNanos);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
