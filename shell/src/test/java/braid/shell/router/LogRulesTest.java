package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `/system logging` lets into the log.
class LogRulesTest {
    @TempDir
    private Path directory;

    private TestConsole console;

    @BeforeEach
    void open() {
        console = TestConsole.on(directory, List.of());
    }

    @AfterEach
    void close() {
        console.close();
    }

    private List<String> log() {
        return console.type(
                ":foreach line in=[/log find where topics~\"ppp|script\"] do={ :put [/log get $line message] }");
    }

    private void happens(String message, String... topics) {
        console.router().log(List.of(topics), message);
    }

    @Test
    void debugLinesAreLeftOutUntilARuleAsksForThem() {
        happens("one", "ppp", "debug");
        happens("two", "ppp", "info");
        happens("three", "script", "warning");
        happens("four", "pppoe", "ppp", "error");
        assertThat(log()).containsExactly("two", "three", "four");
        assertThat(console.type("/system logging add topics=ppp,debug prefix=why"))
                .isEmpty();
        happens("five", "ppp", "debug");
        happens("six", "script", "debug");
        assertThat(log()).containsExactly("two", "three", "four", "why: five");
        assertThat(console.remarks()).isEmpty();
    }

    @Test
    void rulesExcludeAreDisabledAndReadTheMessage() {
        console.type("/system logging set 0 topics=info,!ppp");
        console.type("/system logging disable 2");
        console.type("/system logging add topics=ppp regex=\"^link\"");
        happens("one", "ppp", "info");
        happens("two", "script", "info");
        happens("three", "script", "warning");
        happens("link up", "ppp", "info");
        assertThat(log()).containsExactly("two", "link up");
    }

    @Test
    void otherPlacesThanTheLogItselfAreSaidToBeKeptOnly() {
        console.type("/system logging add topics=ppp action=remote");
        assertThat(console.remarks()).containsExactly("/system/logging: kept, not carried out: action");
        assertThat(console.type("/system logging print"))
                .startsWith(
                        "Flags: * - DEFAULT",
                        "Columns: TOPICS, ACTION",
                        "#   TOPICS    ACTION",
                        "0 * info      memory");
    }
}
