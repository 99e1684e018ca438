package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two boxes that are each other's concentrator on one segment: an id belongs to one session of a pair of hosts,
/// whoever gave it.
class BothWaysTest extends TwoLines {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void eachIsClientAndServerOfTheOther(long seed) {
        lines(seed);
        home.configure(both("wan0"));
        isp.configure(both("acc0"));
        wire.runSeconds(20);
        assertThat(home.sessions()).hasSize(2).doesNotHaveDuplicates();
        assertThat(isp.sessions()).hasSize(2).doesNotHaveDuplicates();
        assertThat(home.passing()).hasSize(2);
        assertThat(isp.passing()).hasSize(2);

        home.command(new EngineCommand.Shutdown());
        wire.runSeconds(3);
        assertThat(home.finished()).isTrue();
        assertThat(isp.sessions()).isEmpty();
    }

    private static EngineCommand.Configure both(String linuxName) {
        EngineCommand.Configure server = TestConfigurations.servers(TestConfigurations.server(linuxName, MRRU, ANY));
        return new EngineCommand.Configure(
                List.of(TestConfigurations.client(linuxName)),
                server.servers(),
                server.profiles(),
                server.users(),
                server.pools(),
                server.sessionNames());
    }
}
