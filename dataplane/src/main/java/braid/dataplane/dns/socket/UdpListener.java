package braid.dataplane.dns.socket;

import braid.dataplane.dns.Answer;
import braid.dataplane.dns.Asker;
import braid.dataplane.dns.ClientQuery;
import braid.dataplane.dns.DnsCounter;
import braid.dataplane.dns.Replies;
import braid.dataplane.network.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.xbill.DNS.Rcode;

/// One address of the router, by UDP. An address has a socket of its own, so that answers come from where they were
/// asked for.
final class UdpListener implements Watched, AutoCloseable {
    private static final int AT_ONCE = 64;
    private static final int LARGEST_QUESTION = 4096;
    private static final int RECEIVE_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final Desk desk;
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_QUESTION);

    private UdpListener(DatagramChannel channel, Desk desk) {
        this.channel = channel;
        this.desk = desk;
    }

    static UdpListener open(InetSocketAddress address, Desk desk, Selector selector) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address.getAddress().getAddress().length == 4
                        ? StandardProtocolFamily.INET
                        : StandardProtocolFamily.INET6);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
            channel.bind(address);
            UdpListener listener = new UdpListener(channel, desk);
            channel.register(selector, SelectionKey.OP_READ, listener);
            return listener;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void ready(long nowNanos) {
        for (int i = 0; i < AT_ONCE && channel.isOpen(); i++) {
            SocketAddress source;
            try {
                source = channel.receive(in.clear());
            } catch (IOException e) {
                continue; // told by an earlier answer's receiver: nothing of it is here
            }
            if (source == null) {
                return;
            }
            receive(in.flip(), (InetSocketAddress) source, nowNanos);
        }
    }

    private void receive(ByteBuffer packet, InetSocketAddress source, long nowNanos) {
        IpAddress from = Addresses.of(source.getAddress());
        if (!desk.access().allows(from)) {
            desk.count(DnsCounter.STRANGER);
            return;
        }
        switch (ClientQuery.read(packet)) {
            case ClientQuery.Reading.Accepted(ClientQuery query) ->
                desk.ask(query, new Client(source, from, query), nowNanos);
            case ClientQuery.Reading.Refused(ClientQuery query, int rcode) -> {
                desk.count(DnsCounter.UNSUPPORTED_QUESTION);
                Replies.refusal(desk.out(), query, rcode);
                send(source);
            }
            case ClientQuery.Reading.Malformed() -> desk.count(DnsCounter.MALFORMED_QUESTION);
        }
    }

    /// What does not go out at once is lost, as anything by UDP may be.
    private void send(SocketAddress target) {
        if (channel.isOpen()) {
            try {
                channel.send(desk.out().position(0), target);
            } catch (IOException e) {
                return; // there is no way to that host any more; it will ask again
            }
        }
    }

    /// A host that waits for an answer.
    private final class Client implements Asker {
        private final InetSocketAddress source;
        private final IpAddress address;
        private final ClientQuery query;

        Client(InetSocketAddress source, IpAddress address, ClientQuery query) {
            this.source = source;
            this.address = address;
            this.query = query;
        }

        @Override
        public void answered(Answer answer, long nowNanos) {
            ByteBuffer out = desk.out();
            answer.write(out, query, desk.udpBytes(query), nowNanos);
            int more = out.limit() - query.bytes();
            if (more > 0 && !desk.access().isSelf(address) && !desk.budget().take(address, more, nowNanos)) {
                desk.count(DnsCounter.LIMITED);
                Replies.truncated(out, query, answer.rcode());
            }
            send(source);
        }

        @Override
        public void failed(long nowNanos) {
            Replies.refusal(desk.out(), query, Rcode.SERVFAIL);
            send(source);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
