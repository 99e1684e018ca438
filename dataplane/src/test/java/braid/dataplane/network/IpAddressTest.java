package braid.dataplane.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    /// RFC 5952 sections 4.2 and 4.3.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "fe80::1",
                "2001:db8::1",
                "2001:db8::",
                "2001:db8:0:1:1:1:1:1",
                "2001:0:0:1::1",
                "2001:db8::1:0:0:1",
                "1:2:3:4:5:6:7:8",
                "a::abcd:0:12"
            })
    void anAddressIsWrittenInItsShortestForm(String text) throws Exception {
        ByteBuffer octets = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());

        assertThat(new IpAddress.V6(octets.getLong(), octets.getLong())).hasToString(text);
    }
}
