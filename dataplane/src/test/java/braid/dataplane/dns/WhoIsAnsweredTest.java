package braid.dataplane.dns;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhoIsAnsweredTest {
    private static final long SECOND = 1_000_000_000L;
    private static final IpAddress OWN = new IpAddress.V4(0x0a00_0001);
    private static final IpAddress STRANGER = new IpAddress.V4(0x0a00_0002);

    @Test
    void theRouterItselfAlwaysIsAndStrangersWhenTheyMay() {
        Access closed = new Access(Set.of(OWN), false);
        assertThat(closed.allows(OWN)).isTrue();
        assertThat(closed.allows(new IpAddress.V4(0x7f00_0035))).isTrue();
        assertThat(closed.allows(new IpAddress.V6(0, 1))).isTrue();
        assertThat(closed.allows(STRANGER)).isFalse();
        assertThat(closed.allows(new IpAddress.V6(0xfe80_0000_0000_0000L, 1))).isFalse();
        assertThat(new Access(Set.of(OWN), true).allows(STRANGER)).isTrue();
        assertThat(new Access(Set.of(OWN), true).isSelf(STRANGER)).isFalse();
    }

    /// Whoever asks in a victim's name sends it at most 256 KiB at once and 32 KiB a second more than he sends.
    @Test
    void aHostGetsNoMoreThanItsShareHoweverLongItAsks() {
        SourceBudget budget = new SourceBudget(7);
        long now = Long.MAX_VALUE - SECOND;
        long granted = 0;
        for (int i = 0; i < 100_000; i++) {
            granted += budget.take(STRANGER, 500, now) ? 500 : 0;
            now += SECOND / 1_000;
        }
        assertThat(granted).isBetween(95L * (32 << 10), (256L << 10) + 101 * (32 << 10));
        assertThat(budget.take(OWN, 500, now)).isTrue();
        assertThat(budget.take(STRANGER, 500, now + SECOND)).isTrue();
    }

    @Test
    void oneWhoAsksLittleIsNeverRefused() {
        SourceBudget budget = new SourceBudget(7);
        for (long now = -50 * SECOND; now < 500 * SECOND; now += SECOND / 100) {
            assertThat(budget.take(STRANGER, 200, now)).isTrue();
        }
    }
}
