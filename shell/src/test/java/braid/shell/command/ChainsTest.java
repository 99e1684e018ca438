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
    void theChainsOfATableAreOffered(String table, String chains) {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            var interpreter = console.interpreter();
            assertThat(Completion.at(
                                    "/ip firewall " + table + " add chain=",
                                    interpreter.root(),
                                    interpreter.root(),
                                    interpreter.variables(),
                                    console.router().view().names())
                            .words())
                    .extracting(Candidate::word)
                    .containsExactly(chains.split(" "));
            String own = "/ip firewall " + table + " add chain=src-own action=accept";
            assertThat(console.type(own)).isEmpty();
        }
    }
}
