package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.tool.PingOptions;
import braid.dataplane.tool.PingResult;
import braid.dataplane.tool.PingSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

@KernelTest
class LinuxPingerTest {
    private static final IpAddress.V4 HERE = new IpAddress.V4(0x0a000001);
    private static final IpAddress.V4 THERE = new IpAddress.V4(0x0a000002);

    private final List<PingResult> results = new ArrayList<>();

    @Test
    void aNeighbourAnswersAndWhatIsTooLongOrUnroutedIsRefused() throws Exception {
        try (Namespace near = Namespace.create();
                Namespace far = Namespace.create()) {
            LabNetwork.cable(
                    new LabNetwork.End(near, "ether1", Optional.empty()),
                    new LabNetwork.End(far, "ether1", Optional.empty()));
            LabNetwork.address(near, "ether1", new IpPrefix(HERE, 24));
            LabNetwork.address(far, "ether1", new IpPrefix(THERE, 24));
            PingSummary summary = near.run(() -> ping(options(THERE, 1500, true)));
            assertThat(summary.received()).isEqualTo(2);
            assertThat(results).first().isInstanceOfSatisfying(PingResult.Reply.class, reply -> {
                assertThat(reply.host()).isEqualTo(THERE);
                assertThat(reply.sizeBytes()).isEqualTo(1500);
                assertThat(reply.ttl()).isEqualTo(64);
            });
            near.run(() -> ping(options(THERE, 1501, true)));
            near.run(() -> ping(options(new IpAddress.V4(0x01010101), 56, false)));
            assertThat(results.subList(2, 6))
                    .map(LinuxPingerTest::status)
                    .containsExactly(
                            "packet too large and cannot be fragmented",
                            "packet too large and cannot be fragmented",
                            "no route to host",
                            "no route to host");
            assertThat(near.run(() -> ping(options(THERE, 4000, false))).received())
                    .isEqualTo(2);
        }
    }

    private PingSummary ping(PingOptions options) throws Exception {
        return new LinuxPinger().ping(options, results::add, () -> false);
    }

    private static PingOptions options(IpAddress.V4 target, int sizeBytes, boolean doNotFragment) {
        return new PingOptions(
                target,
                sizeBytes,
                OptionalInt.of(2),
                10_000_000,
                OptionalInt.empty(),
                doNotFragment,
                Optional.empty(),
                Optional.empty());
    }

    private static String status(PingResult result) {
        return switch (result) {
            case PingResult.Refused refused -> refused.status();
            case PingResult.NotSent refused -> refused.status();
            case PingResult.Reply _, PingResult.TimedOut _ -> result.toString();
        };
    }
}
