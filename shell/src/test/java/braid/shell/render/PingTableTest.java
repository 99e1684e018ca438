package braid.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PingTableTest {
    @Test
    void rowsStandInRouterOsColumns() {
        assertThat(PingTable.header())
                .isEqualTo("  SEQ HOST                                     SIZE TTL TIME       STATUS");
        assertThat(PingTable.answered(0, "10.155.126.252", 56, 64, 107_000))
                .isEqualTo("    0 10.155.126.252                             56  64 107us");
        assertThat(PingTable.unanswered(1, "88.80.88.88", "timeout"))
                .isEqualTo("    1 88.80.88.88                                                  timeout");
    }

    @Test
    void theSummaryCountsLossAndTimes() {
        assertThat(PingTable.summary(4, 2, 50, List.of(1_000_000L, 6_419_500L, 11_839_000L)))
                .isEqualTo("    sent=4 received=2 packet-loss=50% min-rtt=1ms avg-rtt=6ms419us max-rtt=11ms839us");
        assertThat(PingTable.summary(4, 0, 100, List.of())).isEqualTo("    sent=4 received=0 packet-loss=100%");
    }
}
