package braid.shell.intent;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.menu.FirewallMatchers;
import braid.shell.schema.Property;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RuleMatchesTest {
    /// Nothing is dropped in silence.
    @Test
    void everyMatcherIsReadOrRefused() {
        Set<String> declared = new TreeSet<>();
        FirewallMatchers.all().stream().map(Property::name).forEach(declared::add);
        declared.add(FirewallMatchers.IPSEC_POLICY.name());

        assertThat(RuleMatches.known()).isEqualTo(declared);
    }
}
