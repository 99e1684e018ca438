package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {
    private static final SessionKey SESSION = new SessionKey("ether1", new MacAddress(0x10L), 7);

    @TempDir
    private Path folder;

    @Test
    void whatCannotBeWrittenIsSaidAndTriedAgain() throws IOException {
        Path state = folder.resolve("state");
        SessionsFile sessions = new SessionsFile(state);

        sessions.opened(SESSION);
        assertThat(sessions.save()).isPresent();
        assertThat(sessions.save()).isPresent();

        Files.createDirectory(state);
        assertThat(sessions.save()).isEmpty();
        assertThat(new SessionsFile(state).leftOver()).isEqualTo(List.of(SESSION));
    }
}
