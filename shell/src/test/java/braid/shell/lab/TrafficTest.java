package braid.shell.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.Namespace;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One emulated line with plain IP on it: the kernel's queue is what is measured.
@Tag("kernel")
class TrafficTest {
    @Test
    void aLineCarriesTrafficAndNoMoreThanItsRateAllows() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root for network namespaces");
        try (var provider = Namespace.create();
                var home = Namespace.create();
                var _ = LabNetwork.line(
                        new LabNetwork.End(provider, "ether1", Optional.empty()),
                        new LabNetwork.End(home, "ether1", Optional.empty()),
                        20_000_000,
                        20_000_000)) {
            LabNetwork.address(provider, "ether1", prefix(1));
            LabNetwork.address(home, "ether1", prefix(2));

            double bitsPerSecond = new Traffic(System::nanoTime)
                    .measure(
                            provider,
                            InetAddress.getByName("10.0.0.1"),
                            home,
                            Duration.ofMillis(500),
                            Duration.ofSeconds(2));

            // How close it comes is the business of benchmarks: whatever else the machine does counts against it.
            assertThat(bitsPerSecond).isBetween(1e6, 20e6);
        }
    }

    private static IpPrefix prefix(int host) {
        return new IpPrefix(new IpAddress.V4(0x0a00_0000 + host), 24);
    }
}
