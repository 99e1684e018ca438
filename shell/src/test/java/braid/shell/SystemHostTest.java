package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.shell.script.Host;
import braid.shell.script.Host.Family;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server of our own on the loopback answers as it is told.
@Timeout(30)
class SystemHostTest {
    private final SystemHost host = new SystemHost(Optional.empty());

    @Test
    void givesTheFirstAddressAndSkipsWhatIsNone() throws Exception {
        // An alias first (CNAME, type 5) to the root, then the root's address.
        String alias = "c00c0005000100000e10000100";
        String address = "000001000100000e100004c0000207";
        assertThat(asked(question -> answer(question, 0, alias + address, 2))).isEqualTo("192.0.2.7");
    }

    @Test
    void tellsAMissingNameFromAServerThatFails() {
        assertThatThrownBy(() -> asked(question -> answer(question, 3, "", 0)))
                .hasMessage("failure: dns name does not exist");
        assertThatThrownBy(() -> asked(question -> answer(question, 2, "", 0)))
                .hasMessage("failure: dns server failure");
    }

    @Test
    void anAddressIsItsOwnName() {
        assertThat(host.resolve("192.0.2.9", Family.ANY, Optional.empty())).isEqualTo("192.0.2.9");
    }

    private String asked(UnaryOperator<byte[]> answer) throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(server, answer));
            return host.resolve(
                    "a.example", Family.IPV4, Optional.of(new Host.Server("127.0.0.1", server.getLocalPort())));
        }
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

    /// The question with records behind it; what the client said about EDNS is left out.
    private static byte[] answer(byte[] question, int code, String records, int count) {
        byte[] more = HexFormat.of().parseHex(records);
        byte[] answer = Arrays.copyOf(question, question.length - 11 + more.length);
        System.arraycopy(more, 0, answer, question.length - 11, more.length);
        answer[2] = (byte) 0x80;
        answer[3] = (byte) code;
        answer[7] = (byte) count;
        answer[11] = 0;
        return answer;
    }
}
