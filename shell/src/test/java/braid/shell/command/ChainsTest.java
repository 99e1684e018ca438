package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.resolve.Candidate;
import braid.shell.resolve.Completion;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "filter, forward input output",
        "nat, dstnat input output srcnat",
        "mangle, forward input output postrouting prerouting",
        "raw, output prerouting"
    })
    void theChainsOfATableAreOfferedAndThoseThatRulesHave(String table, String chains) {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            String add = "/ip firewall " + table + " add ";
            assertThat(words(console, add + "chain=")).containsExactly(chains.split(" "));
            assertThat(words(console, add + "action=jump jump-target=")).isEmpty();

            assertThat(console.type(add + "chain=src-own action=accept")).isEmpty();
            assertThat(console.type(add + "chain=src-own action=return")).isEmpty();
            assertThat(words(console, add + "chain=")).containsExactlyInAnyOrder((chains + " src-own").split(" "));
            assertThat(words(console, add + "action=jump jump-target=")).containsExactly("src-own");
            assertThat(words(console, add + "action=jump jump-target=s")).containsExactly("src-own");
        }
    }

    private static List<String> words(TestConsole console, String typed) {
        var interpreter = console.interpreter();
        return Completion.at(
                        typed,
                        interpreter.root(),
                        interpreter.root(),
                        interpreter.variables(),
                        console.router().view().names())
                .words()
                .stream()
                .map(Candidate::word)
                .toList();
    }
}
