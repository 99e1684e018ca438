package braid.shell.status;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.Dataplane;
import braid.dataplane.dns.NameService;
import braid.dataplane.network.NetworkState;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.FirewallStatus.RuleCounters;
import braid.dataplane.status.SessionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RuleCountsTest {
    private static final RuleCounters COUNTED = new RuleCounters(7, 700);

    private CompletableFuture<FirewallStatus> answer =
            CompletableFuture.completedFuture(new FirewallStatus(Map.of("rule", COUNTED)));
    private final RuleCounts counts = new RuleCounts(Optional.of(new Counting()));

    @Test
    void whatWasCountedBeforeIsTakenOff() {
        assertThat(counts.now().counters()).containsEntry("rule", COUNTED);
        assertThat(counts.reset(List.of("rule"))).isTrue();
        assertThat(counts.now().counters()).containsEntry("rule", RuleCounters.NONE);
    }

    @Test
    void whereNobodySaysWhatWasCountedNothingIsReset() {
        CompletableFuture<FirewallStatus> before = answer;
        answer = CompletableFuture.failedFuture(new IllegalStateException("no answer"));
        assertThat(counts.reset(List.of("rule"))).isFalse();
        answer = before;
        assertThat(counts.now().counters()).containsEntry("rule", COUNTED);
    }

    private final class Counting implements Dataplane {
        @Override
        public CompletableFuture<Applied> apply(NetworkState desired) {
            return CompletableFuture.completedFuture(new Applied(Map.of()));
        }

        @Override
        public List<String> plan(NetworkState desired) {
            return List.of();
        }

        @Override
        public CompletableFuture<FirewallStatus> firewall() {
            return answer;
        }

        @Override
        public NameService names() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DataplaneStatus status() {
            return DataplaneStatus.EMPTY;
        }

        @Override
        public List<SessionEvent> takeSessionEvents() {
            return List.of();
        }

        @Override
        public boolean disconnect(int bundle) {
            return false;
        }

        @Override
        public void close() {}
    }
}
