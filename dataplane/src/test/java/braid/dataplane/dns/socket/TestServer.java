package braid.dataplane.dns.socket;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A server that the forwarder asks: every name below `example` has the address 192.0.2.1, and those whose first
/// label is `long` have a text that no UDP message holds. Made in the namespace of the calling thread.
public final class TestServer implements AutoCloseable {
    private static final int LONG_STRINGS = 20;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger askedByTcp = new AtomicInteger();

    public TestServer(InetAddress address) throws IOException {
        udp = new DatagramSocket(new InetSocketAddress(address, 53));
        tcp = new ServerSocket(53, 10, address);
        Thread.ofPlatform().daemon().start(this::serveUdp);
        Thread.ofPlatform().daemon().start(this::serveTcp);
    }

    public int asked() {
        return asked.get();
    }

    public int askedByTcp() {
        return askedByTcp.get();
    }

    private void serveUdp() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
                udp.receive(packet);
                asked.incrementAndGet();
                byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()), 1232);
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            return; // the test is over
        }
    }

    private void serveTcp() {
        try {
            while (true) {
                try (Socket client = tcp.accept()) {
                    askedByTcp.incrementAndGet();
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), 65_535);
                    DataOutputStream out = new DataOutputStream(client.getOutputStream());
                    out.writeShort(answer.length);
                    out.write(answer);
                    out.flush();
                }
            }
        } catch (IOException e) {
            return; // the test is over
        }
    }

    private static byte[] answer(byte[] bytes, int mostBytes) throws IOException {
        Message question = new Message(bytes);
        Record asked = question.getQuestion();
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(asked, Section.QUESTION);
        if (!asked.getName().subdomain(new Name("example."))) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else if (asked.getType() == Type.A) {
            answer.addRecord(record(asked, new byte[] {(byte) 192, 0, 2, 1}), Section.ANSWER);
        } else if (asked.getType() == Type.TXT
                && asked.getName().getLabelString(0).equalsIgnoreCase("long")) {
            byte[] text = new byte[201];
            text[0] = (byte) 200;
            Arrays.fill(text, 1, text.length, (byte) 'x');
            for (int i = 0; i < LONG_STRINGS; i++) {
                text[1] = (byte) ('a' + i);
                answer.addRecord(record(asked, text.clone()), Section.ANSWER);
            }
        }
        return answer.toWire(mostBytes);
    }

    private static Record record(Record asked, byte[] data) {
        return Record.newRecord(asked.getName(), asked.getType(), DClass.IN, 3_600, data);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
