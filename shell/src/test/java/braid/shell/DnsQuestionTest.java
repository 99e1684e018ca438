package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server of our own on the loopback answers as it is told.
@Timeout(30)
class DnsQuestionTest {
    private static final String RECORD = "c00c0001000100000e100004";

    @Test
    void givesTheFirstAddressAndSkipsWhatIsNone() throws Exception {
        // An alias first (CNAME, type 5), then an address.
        assertThat(asked(question -> answer(question, 0, "c00c000500010000000000020161" + RECORD + "c0000207", 2)))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void tellsAMissingNameFromAServerThatFails() {
        assertThatThrownBy(() -> asked(question -> answer(question, 3, "", 0)))
                .hasMessage("failure: dns name does not exist");
        assertThatThrownBy(() -> asked(question -> answer(question, 2, "", 0)))
                .hasMessage("failure: dns server failure");
        assertThatThrownBy(() -> asked(question -> answer(question, 0, "c00c00", 1)))
                .hasMessage("failure: dns server failure");
    }

    /// It never stops saying what nobody asked.
    @Test
    void aServerThatTalksOfSomethingElseIsNotListenedToForEver() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> chatter(server));
            assertThatThrownBy(() -> asked(server)).hasMessage("failure: dns server failure");
        }
    }

    private static void chatter(DatagramSocket server) {
        try {
            DatagramPacket question = new DatagramPacket(new byte[512], 512);
            server.receive(question);
            byte[] other = answer(Arrays.copyOf(question.getData(), question.getLength()), 0, "", 0);
            other[0] ^= 1;
            while (true) {
                server.send(new DatagramPacket(other, other.length, question.getSocketAddress()));
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            // The test is over.
        }
    }

    private static String asked(UnaryOperator<byte[]> answer) throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(server, answer));
            return asked(server);
        }
    }

    private static String asked(DatagramSocket server) {
        return DnsQuestion.ask(
                        "a.example",
                        DnsQuestion.A,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()),
                        new Random(1))
                .orElse("none");
    }

    private static void serve(DatagramSocket server, UnaryOperator<byte[]> answer) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                server.receive(packet);
                byte[] bytes = answer.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
                server.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static byte[] answer(byte[] question, int code, String records, int count) {
        byte[] more = HexFormat.of().parseHex(records);
        byte[] answer = Arrays.copyOf(question, question.length + more.length);
        System.arraycopy(more, 0, answer, question.length, more.length);
        answer[2] = (byte) 0x80;
        answer[3] = (byte) code;
        answer[7] = (byte) count;
        return answer;
    }
}
