package braid.dataplane.dns.socket;

import braid.dataplane.dns.DnsCounter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// One address of the router, by TCP.
final class TcpListener implements Watched, AutoCloseable {
    private static final int AT_ONCE = 16;
    private static final int BACKLOG = 64;

    private final ServerSocketChannel channel;
    private final Desk desk;
    private final Selector selector;
    private final TcpSessions sessions;

    private TcpListener(ServerSocketChannel channel, Desk desk, Selector selector, TcpSessions sessions) {
        this.channel = channel;
        this.desk = desk;
        this.selector = selector;
        this.sessions = sessions;
    }

    static TcpListener open(InetSocketAddress address, Desk desk, Selector selector, TcpSessions sessions)
            throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(
                address.getAddress().getAddress().length == 4
                        ? StandardProtocolFamily.INET
                        : StandardProtocolFamily.INET6);
        try {
            channel.configureBlocking(false);
            channel.bind(address, BACKLOG);
            TcpListener listener = new TcpListener(channel, desk, selector, sessions);
            channel.register(selector, SelectionKey.OP_ACCEPT, listener);
            return listener;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void ready(long nowNanos) {
        try {
            for (int i = 0; i < AT_ONCE && channel.isOpen(); i++) {
                SocketChannel client = channel.accept();
                if (client == null) {
                    return;
                }
                admit(client, nowNanos);
            }
        } catch (IOException e) {
            return; // a connection that is gone before it was taken
        }
    }

    private void admit(SocketChannel client, long nowNanos) throws IOException {
        InetSocketAddress source = (InetSocketAddress) client.getRemoteAddress();
        boolean known = source != null && desk.access().allows(Addresses.of(source.getAddress()));
        if (!known) {
            desk.count(DnsCounter.STRANGER);
            client.close();
        } else if (sessions.count() >= desk.mostTcpSessions()) {
            desk.count(DnsCounter.TOO_MANY_CONNECTIONS);
            client.close();
        } else {
            client.configureBlocking(false);
            TcpSession session = new TcpSession(client, desk, selector, nowNanos);
            sessions.add(session);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
