package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.SessionName;
import braid.dataplane.status.BundleStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Two sessions of one user: what they are called, and whether there may be two.
class SessionNamesTest extends TwoLines {
    @Test
    void aNameStaysWithItsSessionWhenAnEarlierOneOfTheUserEnds() {
        isp.configure(TestConfigurations.servers(server("acc0"), server("acc1")));
        home.configure(TestConfigurations.clients(TestConfigurations.numbered(1, "wan0")));
        wire.runSeconds(5);
        home.configure(TestConfigurations.clients(
                TestConfigurations.numbered(1, "wan0"), TestConfigurations.numbered(2, "wan1")));
        wire.runSeconds(5);
        assertThat(names()).containsExactly("<pppoe-xxx>", "<pppoe-xxx-1>");

        home.configure(TestConfigurations.clients(TestConfigurations.numbered(2, "wan1")));
        wire.runSeconds(2);
        assertThat(names()).containsExactly("<pppoe-xxx-1>");
        assertThat(isp.log()).contains("<pppoe-xxx>: link from 02:00:00:00:00:01 ended - terminated by remote peer");

        home.configure(TestConfigurations.clients());
        wire.runSeconds(2);
        assertThat(isp.log())
                .contains(
                        "<pppoe-xxx-1>: link from 02:00:00:00:00:02 ended - terminated by remote peer",
                        "<pppoe-xxx-1>: disconnected");
    }

    @Test
    void aUserWithOnlyOneIsRefusedAgain() {
        isp.configure(TestConfigurations.servers(true, server("acc0"), server("acc1")));
        home.configure(TestConfigurations.clients(
                TestConfigurations.numbered(1, "wan0"), TestConfigurations.numbered(2, "wan1")));
        wire.runSeconds(20);
        assertThat(isp.bundles()).isEqualTo(1);
        assertThat(home.log()).anyMatch(line -> line.contains("terminated by remote peer"));
    }

    @Test
    void aUserWhoseNameLooksLikeASecondSessionTakesNobodysName() {
        SessionLabels labels = new SessionLabels();
        assertThat(labels.take("a-1", "")).isEqualTo("<pppoe-a-1>");
        assertThat(labels.take("a", "")).isEqualTo("<pppoe-a>");
        assertThat(labels.take("a", "")).isEqualTo("<pppoe-a-2>");
        labels.free("<pppoe-a-1>");
        assertThat(labels.take("a", "")).isEqualTo("<pppoe-a-1>");
        assertThat(labels.take("a-1", "")).isEqualTo("<pppoe-a-1-1>");
    }

    @Test
    void aNameThatIsKeptForAUserGoesToOneSessionOfHisByThatService() {
        SessionLabels labels = new SessionLabels();
        labels.keep(List.of(new SessionName("k1", "office", "joe", "ISP")));
        assertThat(labels.take("joe", "other")).isEqualTo("<pppoe-joe>");
        assertThat(labels.take("joe", "ISP")).isEqualTo("office");
        assertThat(labels.take("joe", "ISP")).isEqualTo("<pppoe-joe-1>");
        labels.keep(List.of(new SessionName("k1", "shop", "joe", "")));
        assertThat(labels.renamed("office")).contains("shop");
        assertThat(labels.renamed("<pppoe-joe>")).isEmpty();
        labels.free("shop");
        assertThat(labels.take("joe", "other")).isEqualTo("shop");
    }

    @Test
    void namesThatAreChangedWithEachOtherAreAllChanged() {
        SessionLabels labels = new SessionLabels();
        labels.keep(kept("a", "b", "c", "d"));
        for (String name : List.of("a", "b", "c", "d")) {
            assertThat(labels.take("user of " + name, "")).isEqualTo(name);
        }
        assertThat(labels.take("x", "")).isEqualTo("<pppoe-x>");

        labels.keep(kept("b", "a", "d", "<pppoe-x>"));
        assertThat(labels.renamed("a")).contains("b");
        assertThat(labels.renamed("b")).contains("a");
        assertThat(labels.renamed("c")).as("whose new name is still another's").isEmpty();
        assertThat(labels.renamed("d")).as("whose new name is still another's").isEmpty();
        labels.free("<pppoe-x>");
        labels.keep(kept("b", "a", "d", "<pppoe-x>"));
        assertThat(labels.renamed("a")).isEmpty();
        assertThat(labels.renamed("c")).contains("d");
        assertThat(labels.renamed("d")).contains("<pppoe-x>");
    }

    private static List<SessionName> kept(String... names) {
        return List.of(
                new SessionName("k1", names[0], "user of a", ""),
                new SessionName("k2", names[1], "user of b", ""),
                new SessionName("k3", names[2], "user of c", ""),
                new SessionName("k4", names[3], "user of d", ""));
    }

    @Test
    void aSessionHasTheNameThatIsKeptAndFollowsItsChange() {
        isp.configure(named("office"));
        home.configure(TestConfigurations.clients(TestConfigurations.numbered(1, "wan0")));
        wire.runSeconds(5);
        assertThat(names()).containsExactly("office");
        assertThat(isp.log()).contains("office: connected");
        isp.configure(named("shop"));
        assertThat(names()).containsExactly("shop");
        assertThat(isp.passing()).hasSize(1);
    }

    @Test
    void aSessionEndsWithTheInterfaceThatWasKeptForIt() {
        isp.configure(named("office"));
        home.configure(TestConfigurations.clients(TestConfigurations.numbered(1, "wan0")));
        wire.runSeconds(5);
        isp.configure(TestConfigurations.servers(server("acc0")));
        wire.runMillis(50);

        assertThat(names()).isEmpty();
        assertThat(isp.log()).contains("office: terminating... - interface removed", "office: disconnected");
        wire.runSeconds(15);
        assertThat(names()).containsExactly("<pppoe-xxx>");
    }

    private static EngineCommand.Configure named(String name) {
        EngineCommand.Configure like = TestConfigurations.servers(server("acc0"));
        return new EngineCommand.Configure(
                like.clients(),
                like.servers(),
                like.profiles(),
                like.users(),
                like.pools(),
                List.of(new SessionName("name1", name, "xxx", "")));
    }

    private List<String> names() {
        return isp.control().status(wire.now()).bundles().stream()
                .map(BundleStatus::identity)
                .map(BundleStatus.Identity::label)
                .toList();
    }

    private static PppoeServer server(String linuxName) {
        return TestConfigurations.server(linuxName, OptionalInt.empty(), EnumSet.allOf(AuthenticationMethod.class));
    }
}
