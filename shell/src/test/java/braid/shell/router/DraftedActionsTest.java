package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DnsStatus;
import braid.dataplane.status.KernelEntry;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an import does that is no configuration: it happens when the import is kept, and by a trial never.
class DraftedActionsTest {
    private static final String ACTIONS = """
            /ip firewall connection remove [find]
            /ip dns cache flush
            /system script environment remove [find name=old]
            /system script run noisy
            :log info "said"
            :execute ":global started 1"
            """;

    @TempDir
    private Path directory;

    private final FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);

    @BeforeEach
    void fill() {
        dataplane.tracks(List.of(
                new KernelEntry.Connection(1, 17, direction(1), direction(2), Set.of(), Optional.empty(), 30, 0)));
        dataplane.knows(new DnsStatus(List.of(), 7, Map.of()));
    }

    @Test
    void aDryRunDoesNothing() throws IOException {
        try (TestConsole console = console()) {
            file(ACTIONS);
            assertThat(console.type("/import acts.rsc dry-run").getLast()).startsWith("Script file checked");
            assertUntouched(console);
        }
    }

    @Test
    void aCheckDoesNothing() {
        try (TestConsole console = console()) {
            new Checker(console.router(), console.interpreter()).check(ACTIONS, console);
            assertUntouched(console);
        }
    }

    @Test
    void anImportThatFailsHasDoneNothing() throws IOException {
        try (TestConsole console = console()) {
            file(ACTIONS.replace(":log info \"said\"\n", "") + ":error late\n");
            assertThat(console.type("/import acts.rsc").getLast()).startsWith("Script Error: late");
            assertThat(console.type("/log print where message=said")).isEmpty();
            assertThat(console.jobs().runs()).as("it did run").hasSize(1);
            assertThatNothingIsGone(console);
        }
    }

    @Test
    void anImportThatSucceedsHasDoneAll() throws IOException {
        try (TestConsole console = console()) {
            file(ACTIONS);
            assertThat(console.type("/import acts.rsc").getLast()).startsWith("Script file loaded");
            assertThat(console.type("/ip firewall connection print count-only")).containsExactly("0");
            assertThat(console.router().view().dns().get().usedBytes()).isZero();
            assertThat(console.interpreter().globals().all())
                    .containsKey("noise")
                    .doesNotContainKey("old");
            assertThat(console.type(":put [:len [/log find where message=said]]"))
                    .containsExactly("1");
        }
    }

    @Test
    void whatAStatementThatIsSkippedWouldHaveDoneIsNotDone() throws IOException {
        try (TestConsole console = console()) {
            file("{ /ip dns cache flush; /ip nonsense add }\n");
            console.type("/import acts.rsc skip-unknown=yes");
            assertThat(console.router().view().dns().get().usedBytes()).isEqualTo(7);
        }
    }

    @Test
    void whatCannotBeDoneAfterwardsIsTold() throws IOException {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            file("/ip dns cache flush\n");
            assertThat(console.type("/import acts.rsc").getLast()).startsWith("Script file loaded");
            assertThat(console.remarks()).singleElement().asString().startsWith("failure: no router runs on ");
        }
    }

    private void assertUntouched(TestConsole console) {
        assertThat(console.type("/log print where message=said")).isEmpty();
        assertThat(console.jobs().runs()).isEmpty();
        assertThatNothingIsGone(console);
    }

    private void assertThatNothingIsGone(TestConsole console) {
        assertThat(console.type("/ip firewall connection print count-only")).containsExactly("1");
        assertThat(console.router().view().dns().get().usedBytes()).isEqualTo(7);
        assertThat(console.jobs().running()).isEmpty();
        assertThat(console.interpreter().globals().all()).containsOnlyKeys("old");
    }

    private TestConsole console() {
        TestConsole console = TestConsole.on(directory, dataplane);
        console.type(":global old 1");
        console.type("/system script add name=noisy source=\":global noise 1\"");
        return console;
    }

    private static KernelEntry.Direction direction(int host) {
        return new KernelEntry.Direction(
                new IpAddress.V4(host), new IpAddress.V4(9), Optional.empty(), Optional.empty(), 1, 1);
    }

    private void file(String text) throws IOException {
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/acts.rsc"), text, StandardCharsets.ISO_8859_1);
    }
}
