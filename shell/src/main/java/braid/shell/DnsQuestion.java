package braid.shell;

import braid.shell.script.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One question to one server, over UDP (RFC 1035 section 4). Asked twice, a second each time.
final class DnsQuestion {
    static final int A = 1;
    static final int AAAA = 28;
    private static final int CLASS_IN = 1;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int ANSWER = 0x8000;
    private static final int CODE_MASK = 0x000f;
    private static final int NO_SUCH_NAME = 3;
    private static final int POINTER = 0xc0;
    private static final int LARGEST = 4096;
    private static final int LONGEST_LABEL = 63;
    private static final int TRIES = 2;
    private static final long WAIT_NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private DnsQuestion() {}

    /// The first address of that type; empty when the name has none.
    ///
    /// @throws CommandFailure when the name does not exist, or nobody answers
    static Optional<String> ask(String name, int type, InetSocketAddress server, RandomGenerator random) {
        short id = (short) random.nextInt();
        byte[] question = question(id, name, type);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            for (int tries = 0; tries < TRIES; tries++) {
                socket.send(new DatagramPacket(question, question.length));
                Optional<ByteBuffer> answer = answer(socket, id, System.nanoTime() + WAIT_NANOS);
                if (answer.isPresent()) {
                    return address(answer.get(), type);
                }
            }
            throw new CommandFailure(SystemHost.NO_SERVER);
        } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
            throw new CommandFailure(SystemHost.NO_SERVER);
        }
    }

    private static byte[] question(short id, String name, int type) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(12)
                .putShort(id)
                .putShort((short) RECURSION_DESIRED)
                .putShort((short) 1)
                .array());
        for (String label : (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).split("\\.", -1)) {
            byte[] letters = label.getBytes(StandardCharsets.ISO_8859_1);
            if (letters.length == 0 || letters.length > LONGEST_LABEL) {
                throw new CommandFailure(SystemHost.NO_NAME);
            }
            bytes.write(letters.length);
            bytes.writeBytes(letters);
        }
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) type)
                .putShort((short) CLASS_IN)
                .array());
        return bytes.toByteArray();
    }

    /// The answer to this question; others are dropped, however many come. Empty when it has not come by then.
    private static Optional<ByteBuffer> answer(DatagramSocket socket, short id, long deadlineNanos) throws IOException {
        byte[] buffer = new byte[LARGEST];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
            long leftNanos = deadlineNanos - System.nanoTime();
            while (leftNanos > 0) {
                // 0 would be for ever.
                socket.setSoTimeout((int) (1 + leftNanos / NANOS_PER_MILLI));
                socket.receive(packet);
                ByteBuffer answer = ByteBuffer.wrap(buffer, 0, packet.getLength());
                if (answer.remaining() >= 12 && answer.getShort(0) == id && (answer.getShort(2) & ANSWER) != 0) {
                    return Optional.of(answer);
                }
                leftNanos = deadlineNanos - System.nanoTime();
            }
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> address(ByteBuffer answer, int type) throws IOException {
        int code = answer.getShort(2) & CODE_MASK;
        if (code == NO_SUCH_NAME) {
            throw new CommandFailure(SystemHost.NO_NAME);
        }
        if (code != 0) {
            throw new CommandFailure(SystemHost.NO_SERVER);
        }
        int questions = answer.getShort(4) & 0xffff;
        int answers = answer.getShort(6) & 0xffff;
        answer.position(12);
        for (int i = 0; i < questions; i++) {
            skipName(answer);
            answer.position(answer.position() + 4);
        }
        for (int i = 0; i < answers; i++) {
            skipName(answer);
            int found = answer.getShort();
            answer.position(answer.position() + 6);
            byte[] data = new byte[answer.getShort() & 0xffff];
            answer.get(data);
            if (found == type && (data.length == 4 || data.length == 16)) {
                return Optional.of(InetAddress.getByAddress(data).getHostAddress());
            }
        }
        return Optional.empty();
    }

    private static void skipName(ByteBuffer answer) {
        int length = answer.get() & 0xff;
        while (length != 0) {
            if ((length & POINTER) == POINTER) {
                answer.get();
                return;
            }
            answer.position(answer.position() + length);
            length = answer.get() & 0xff;
        }
    }
}
