package braid.shell.intent;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.PppoeClient;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.schema.Property.Trait;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.Statuses;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A property is declared to dial again if and only if the dataplane does so when it is changed.
class RedialTest {
    /// Another value for each property.
    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry("name", "other"),
            Map.entry("max-mtu", "1400"),
            Map.entry("max-mru", "1400"),
            Map.entry("mrru", "1600"),
            Map.entry("interface", "ether2"),
            Map.entry("user", "other"),
            Map.entry("password", "other"),
            Map.entry("profile", "other"),
            Map.entry("keepalive-timeout", "30"),
            Map.entry("service-name", "other"),
            Map.entry("ac-name", "other"),
            Map.entry("add-default-route", "yes"),
            Map.entry("default-route-distance", "7"),
            Map.entry("dial-on-demand", "yes"),
            Map.entry("use-peer-dns", "yes"),
            Map.entry("allow", "pap"),
            Map.entry("host-uniq", "0a0b"),
            Map.entry("link-speed", "8M"),
            Map.entry("comment", "other"));

    @TempDir
    private Path directory;

    private static List<String> properties() {
        return PppoeClientMenu.MENU.properties().stream()
                .filter(property -> property.settable() && !property.name().equals("disabled"))
                .map(property -> property.name())
                .toList();
    }

    @Test
    void everyPropertyHasAChange() {
        assertThat(CHANGES.keySet()).containsExactlyInAnyOrderElementsOf(properties());
    }

    @ParameterizedTest
    @MethodSource("properties")
    void changingAPropertyDialsAgainIfItIsDeclaredTo(String name) {
        var dataplane =
                new FakeDataplane(Statuses.machine(List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1"))));
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/ppp profile add name=other local-address=10.0.0.1");
            console.type("/interface pppoe-client add name=dsl interface=ether1 disabled=no");
            PppoeClient before = dataplane.desired().pppoeClients().getFirst();
            assertThat(console.type("/interface pppoe-client set dsl " + name + "=" + CHANGES.get(name)))
                    .isEmpty();
            PppoeClient after = dataplane.desired().pppoeClients().getFirst();

            boolean declared = PppoeClientMenu.MENU.property(name).orElseThrow().is(Trait.REDIALS);
            assertThat(!after.sameTerms(before) || !after.lines().containsAll(before.lines()))
                    .isEqualTo(declared);
        }
    }
}
