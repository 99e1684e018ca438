package braid.dataplane.ppp.ipcp;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.OptionRules.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Name servers of both kinds (RFC 1877).
class IpcpServersTest {
    private static final IpAddress.V4 ASKED = new IpAddress.V4(0);
    private static final IpAddress.V4 ONE = new IpAddress.V4(0x0a000001);
    private static final IpAddress.V4 TWO = new IpAddress.V4(0x0a000002);
    private static final IpAddress.V4 THREE = new IpAddress.V4(0x0a000003);

    @Test
    void whatIsConfiguredIsOfferedAndThenGranted() {
        IpcpRules rules = rules(List.of(ONE), List.of(TWO, THREE));
        List<ConfigureOption> offered =
                encoded(new IpcpOption.Dns(0, ONE), new IpcpOption.Wins(0, TWO), new IpcpOption.Wins(1, THREE));
        assertThat(rules.judge(encoded(
                        new IpcpOption.Dns(0, ASKED), new IpcpOption.Wins(0, ASKED), new IpcpOption.Wins(1, ONE))))
                .isEqualTo(new Answer.Nak(offered));
        assertThat(rules.judge(offered)).isEqualTo(new Answer.Ack());
    }

    @Test
    void whatIsNotConfiguredIsRejected() {
        IpcpRules rules = rules(List.of(ONE), List.of());
        List<ConfigureOption> wins = encoded(new IpcpOption.Wins(0, ASKED), new IpcpOption.Wins(1, ASKED));
        List<ConfigureOption> all = Stream.concat(encoded(new IpcpOption.Dns(0, ASKED)).stream(), wins.stream())
                .toList();
        assertThat(rules.judge(all)).isEqualTo(new Answer.Reject(wins));
    }

    private static IpcpRules rules(List<IpAddress.V4> dns, List<IpAddress.V4> wins) {
        return new IpcpRules(new IpcpSettings(
                false, Optional.empty(), new IpcpSettings.PeerAddress.Any(Optional.empty()), false, dns, wins));
    }

    private static List<ConfigureOption> encoded(IpcpOption... options) {
        return Stream.of(options).map(IpcpOption::encoded).toList();
    }
}
