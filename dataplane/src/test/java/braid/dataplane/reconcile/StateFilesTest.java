package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndCause;
import braid.dataplane.status.EndedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final SessionKey SESSION = new SessionKey("ether1", new MacAddress(0x10L), 7);
    private static final MacAddress HOST = new MacAddress(0x0200_0000_0001L);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

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

    @Test
    void aDiskThatIsFullIsSpokenOfOnceAndTriedAgainEachSecond() throws IOException {
        Path state = folder.resolve("state");
        StateFiles files = new StateFiles(state, () -> NOON);
        files.sessions().opened(SESSION);
        assertThat(files.save(0)).isPresent();
        assertThat(files.save(SECOND / 2)).isEmpty();
        assertThat(files.save(SECOND)).isEmpty();

        Files.createDirectory(state);
        assertThat(files.save(SECOND * 3 / 2)).isEmpty();
        assertThat(state.resolve("sessions")).doesNotExist();
        assertThat(files.save(2 * SECOND)).isEmpty();
        assertThat(state.resolve("sessions")).exists();
    }

    @Test
    void whoLeftIsKnownToTheNextRunWhateverItsMonotonicClockShows() {
        EndedSession strange = new EndedSession("a b+%\n\u00e9", HOST, 5 * SECOND, EndCause.IDLE_TIMEOUT);
        EndedSession later = new EndedSession("later", HOST, 6 * SECOND + 1, EndCause.HUNG_UP);
        StateFiles first = new StateFiles(folder, () -> NOON);
        first.lastSessions().ended(strange);
        first.lastSessions().ended(later);
        assertThat(first.saveAll()).isEmpty();

        StateFiles second = new StateFiles(folder, () -> NOON.plusSeconds(100));
        assertThat(second.earlier().ended())
                .containsExactly(
                        new EndedSession(strange.user(), HOST, -95 * SECOND, EndCause.IDLE_TIMEOUT),
                        new EndedSession("later", HOST, -94 * SECOND + 1, EndCause.HUNG_UP));

        EndedSession again = new EndedSession("later", HOST, SECOND, EndCause.REBOOT);
        second.lastSessions().ended(again);
        assertThat(second.saveAll()).isEmpty();
        StateFiles third = new StateFiles(folder, () -> NOON.plusSeconds(100));
        assertThat(third.earlier().ended()).hasSize(2).endsWith(again);
    }

    @Test
    void whoLeftIsGatheredForASecond() {
        StateFiles files = new StateFiles(folder, () -> NOON);
        files.lastSessions().ended(new EndedSession("a", HOST, 0, EndCause.RESET));
        assertThat(files.save(0)).isEmpty();
        assertThat(folder.resolve("last-sessions")).doesNotExist();
        assertThat(files.save(SECOND)).isEmpty();
        assertThat(folder.resolve("last-sessions")).exists();
    }

    @Test
    void aDamagedLineCostsNothingButItself() throws IOException {
        StateFiles first = new StateFiles(folder, () -> NOON);
        first.lastSessions().ended(new EndedSession("good", HOST, 0, EndCause.RESET));
        assertThat(first.saveAll()).isEmpty();
        Path file = folder.resolve("last-sessions");
        for (String line : List.of(
                "torn",
                "2026-03-01T12:00:00Z NO_CAUSE 02:00:00:00:00:01 u",
                "yesterday RESET 02:00:00:00:00:01 u",
                "+1000000000-12-31T23:59:59Z RESET 02:00:00:00:00:01 u",
                "2026-03-01T12:00:00Z RESET nobody u",
                "2026-03-01T12:00:00Z RESET 02:00:00:00:00:01 %zz")) {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}, StandardOpenOption.APPEND);

        assertThat(new StateFiles(folder, () -> NOON).earlier().ended())
                .containsExactly(new EndedSession("good", HOST, 0, EndCause.RESET));
    }
}
