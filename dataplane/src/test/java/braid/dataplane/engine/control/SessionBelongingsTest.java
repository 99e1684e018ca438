package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.KernelPort.Belongings;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.network.SessionRoute;
import braid.dataplane.status.Role;
import braid.dataplane.status.SessionEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a session brings by its profile and its user's entry, and who is told of it.
class SessionBelongingsTest extends TwoLines {
    private static final SessionRoute BEHIND =
            new SessionRoute(new IpPrefix(new IpAddress.V4(0x0a630000), 24), Optional.empty(), 1);
    private static final SessionOptions LISTED = new SessionOptions(
            SessionOptions.DEFAULT.encryption(),
            SessionOptions.DEFAULT.ipv6(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false,
            SessionOptions.DEFAULT.rate(),
            List.of("members", "guests"),
            "profile1");

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bothEndsListTheAddressThatWasGivenAway(int lines) {
        connect(lines);
        assertThat(belongings(isp))
                .isEqualTo(new Belongings(
                        "profile1",
                        Optional.of(TestConfigurations.FIRST_OF_POOL),
                        List.of("members", "guests"),
                        List.of(BEHIND)));
        assertThat(belongings(home))
                .isEqualTo(new Belongings(
                        "profile1",
                        Optional.of(TestConfigurations.FIRST_OF_POOL),
                        List.of("members", "guests"),
                        List.of()));
    }

    @Test
    void aSessionIsAnnouncedOnceAndItsEndToo() {
        connect(2);
        assertThat(isp.announced()).singleElement().satisfies(event -> {
            assertThat(event.up()).isTrue();
            assertThat(event.role()).isEqualTo(Role.SERVER);
            assertThat(event.profile()).isEqualTo("profile1");
            assertThat(event.user()).isEqualTo("xxx");
            assertThat(event.label()).isEqualTo("<pppoe-xxx>");
            assertThat(event.localAddress()).contains(TestConfigurations.SERVER_ADDRESS);
            assertThat(event.remoteAddress()).contains(TestConfigurations.FIRST_OF_POOL);
            assertThat(event.serviceName()).isEqualTo("ISP");
        });
        assertThat(home.announced())
                .singleElement()
                .extracting(SessionEvent::owner, SessionEvent::label)
                .containsExactly("client1", "pppoe-out1");

        home.unplug("wan0");
        wire.runSeconds(30);
        assertThat(isp.announced()).as("a link is no session").hasSize(1);

        home.configure(TestConfigurations.clients());
        wire.runSeconds(5);
        assertThat(isp.announced())
                .hasSize(2)
                .last()
                .isEqualTo(isp.announced().getFirst().over());
        assertThat(home.announced()).hasSize(2);
    }

    @Test
    void aSessionThatNeverCameUpIsNotAnnounced() {
        isp.refuseInterfaces();
        connect(1);
        wire.runSeconds(30);
        assertThat(isp.announced()).isEmpty();
        assertThat(home.announced()).isEmpty();
    }

    @Test
    void withoutTheProfileOfItsServerNobodyComesIn() {
        EngineCommand.Configure whole = served(1);
        isp.configure(new EngineCommand.Configure(
                List.of(), whole.servers(), List.of(), whole.users(), whole.pools(), List.of()));
        dial(TestConfigurations.client("wan0"));
        wire.runSeconds(10);
        assertThat(isp.passing()).isEmpty();
        assertThat(isp.log()).anyMatch(line -> line.endsWith("ended - its profile is not in force"));
    }

    private void connect(int lines) {
        isp.configure(served(lines));
        String[] names = lines > 1 ? new String[] {"wan0", "wan1"} : new String[] {"wan0"};
        dial(TestConfigurations.with(TestConfigurations.client(names), LISTED));
        wire.runSeconds(8);
    }

    private EngineCommand.Configure served(int lines) {
        OptionalInt mrru = lines > 1 ? MRRU : OptionalInt.empty();
        EngineCommand.Configure plain = TestConfigurations.servers(
                false,
                LISTED,
                ByteLimits.NONE,
                TestConfigurations.server("acc0", mrru, ANY),
                TestConfigurations.server("acc1", mrru, ANY));
        PppUser user = plain.users().getFirst();
        PppProfile profile = plain.profiles().getFirst();
        return new EngineCommand.Configure(
                List.of(),
                plain.servers(),
                List.of(profile),
                List.of(new PppUser(
                        user.key(),
                        user.name(),
                        user.password(),
                        user.callerId(),
                        user.profile(),
                        user.localAddress(),
                        user.remoteAddress(),
                        user.limits(),
                        List.of(BEHIND))),
                plain.pools(),
                List.of());
    }

    private static Belongings belongings(TestRouter router) {
        return router.interfaces().values().iterator().next().belongings();
    }
}
