package braid.dataplane.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.ppp.ipcp.IpcpOption;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.ppp.lcp.LcpOption;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Configure-Requests that Wireshark decodes as stated, both ways.
class WorkedPacketsTest {
    @Test
    void aMultilinkClientsLcpRequest() {
        String hex = "01 01 00 1b 01 04 05 d4 05 06 1a 2b 3c 4d 11 04 06 40 13 09 03 00 50 56 aa bb cc";
        List<LcpOption> options = List.of(
                new LcpOption.Mru(1492),
                new LcpOption.MagicNumber(0x1a2b3c4d),
                new LcpOption.Mrru(1600),
                new LcpOption.Endpoint(EndpointDiscriminator.ofMac(new MacAddress(0x005056aabbccL))));
        assertThat(lcp(hex)).isEqualTo(options);
        assertThat(encoded(1, 1, options.stream().map(LcpOption::encoded).toList()))
                .isEqualTo(bytes(hex));
    }

    @Test
    void aServersLcpRequestWithAuthenticationAndShortSequenceNumbers() {
        String hex = "01 07 00 22 01 04 05 d4 03 05 c2 23 81 05 06 de ad be ef 11 04 06 40 12 02"
                + " 13 09 03 00 50 56 dd ee ff";
        List<LcpOption> options = List.of(
                new LcpOption.Mru(1492),
                new LcpOption.Authentication(AuthenticationMethod.MSCHAP_V2),
                new LcpOption.MagicNumber(0xdeadbeef),
                new LcpOption.Mrru(1600),
                new LcpOption.ShortSequenceNumbers(),
                new LcpOption.Endpoint(EndpointDiscriminator.ofMac(new MacAddress(0x005056ddeeffL))));
        assertThat(lcp(hex)).isEqualTo(options);
        assertThat(encoded(1, 7, options.stream().map(LcpOption::encoded).toList()))
                .isEqualTo(bytes(hex));
    }

    @Test
    void anIpcpRequestThatAsksForEverything() {
        String hex = "01 01 00 16 03 06 00 00 00 00 81 06 00 00 00 00 83 06 00 00 00 00";
        IpAddress.V4 unknown = new IpAddress.V4(0);
        List<IpcpOption> options = List.of(
                new IpcpOption.Address(unknown), new IpcpOption.Dns(0, unknown), new IpcpOption.Dns(1, unknown));
        assertThat(ConfigureOption.decodeList(packet(hex).data()).orElseThrow().stream()
                        .map(IpcpOption::decode)
                        .toList())
                .isEqualTo(options);
        assertThat(encoded(1, 1, options.stream().map(IpcpOption::encoded).toList()))
                .isEqualTo(bytes(hex));
    }

    private static List<LcpOption> lcp(String hex) {
        return ConfigureOption.decodeList(packet(hex).data()).orElseThrow().stream()
                .map(LcpOption::decode)
                .toList();
    }

    private static ControlPacket packet(String hex) {
        byte[] bytes = bytes(hex);
        return ControlPacket.decode(ByteBuffer.wrap(bytes), 0, bytes.length).orElseThrow();
    }

    private static byte[] encoded(int code, int identifier, List<ConfigureOption> options) {
        Octets data = ConfigureOption.encodeList(options);
        return new ControlPacket(code, identifier, data).encoded();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
