package braid.shell.fuzz;

import braid.dataplane.dns.Answer;
import braid.dataplane.dns.Asker;
import braid.dataplane.dns.ClientQuery;
import braid.dataplane.dns.ClientQuery.Reading;
import braid.dataplane.dns.Forwarder;
import braid.dataplane.dns.Replies;
import braid.dataplane.dns.ServerAddress;
import braid.dataplane.dns.ServerPort;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.DnsSettings;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Any bytes of a client are answered in no more bytes than it may be sent or counted as malformed; any bytes of a
/// server, its number and its question being right, give an answer or none.
public final class DnsFuzz {
    private static final int HEADER_BYTES = 12;
    private static final int LARGEST = 1 << 16;
    private static final List<IpAddress> SERVERS = List.of(new IpAddress.V4(0x0a00_0001));

    private DnsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (ClientQuery.read(ByteBuffer.wrap(bytes)) instanceof Reading.Accepted(ClientQuery query)) {
            ask(query, bytes);
        }
        byte[] plain = {0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'a', 0, 0, 1, 0, 1};
        if (ClientQuery.read(ByteBuffer.wrap(plain)) instanceof Reading.Accepted(ClientQuery query)) {
            ask(query, bytes);
        }
    }

    /// @param said what the server says to it, but for the number, the flag of an answer and the question
    private static void ask(ClientQuery query, byte[] said) {
        Attempts attempts = new Attempts();
        Forwarder forwarder = new Forwarder(attempts, new Random(1));
        forwarder.configure(DnsSettings.NONE, SERVERS);
        Client client = new Client(query);
        forwarder.ask(query.question(), client, 0);
        forwarder.receive(attempts.number, said, 1);
        if (attempts.question.length > 0 && said.length > HEADER_BYTES) {
            forwarder.receive(attempts.number, answer(attempts.question, query, said), 2);
            forwarder.ask(query.question(), client, 3);
            forwarder.status(4);
        }
        forwarder.advance(100_000_000_000L);
        if (client.told == 0) {
            throw new IllegalStateException("nobody told the client");
        }
    }

    private static byte[] answer(byte[] question, ClientQuery query, byte[] said) {
        byte[] answer = Arrays.copyOf(question, HEADER_BYTES + query.asked().length + said.length - HEADER_BYTES);
        answer[2] = (byte) ((said[2] & 0x03) | 0x80);
        answer[3] = said[3];
        System.arraycopy(said, 6, answer, 6, 6);
        System.arraycopy(said, HEADER_BYTES, answer, HEADER_BYTES + query.asked().length, said.length - HEADER_BYTES);
        return answer;
    }

    private static final class Attempts implements ServerPort {
        private int number;
        private byte[] question = {};

        @Override
        public void send(int attempt, ServerAddress server, Transport transport, byte[] message) {
            number = attempt;
            question = message;
        }

        @Override
        public void end(int attempt) {}
    }

    private static final class Client implements Asker {
        private final ClientQuery query;
        private final ByteBuffer out = ByteBuffer.allocate(LARGEST);
        private int told;

        Client(ClientQuery query) {
            this.query = query;
        }

        @Override
        public void answered(Answer answer, long nowNanos) {
            told++;
            answer.write(out, query, query.udpBytes(), nowNanos);
            if (out.limit() > Math.max(query.udpBytes(), query.bytes())) {
                throw new IllegalStateException(out.limit() + " bytes for one who takes " + query.udpBytes());
            }
        }

        @Override
        public void failed(long nowNanos) {
            told++;
            Replies.refusal(out, query, 2);
        }
    }
}
