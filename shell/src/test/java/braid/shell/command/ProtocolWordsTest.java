package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `protocol` of firewall rules: a word, its beginning, a number, or everything else.
class ProtocolWordsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "tcp, tcp",
        "!tcp, !tcp",
        "udp-l, udp-lite",
        "50, 50",
        "!255, !255",
        "tcpp, input does not match any value of protocol",
        "256, input does not match any value of protocol",
        "ipsec, 'ambiguous value of protocol, more than one possible value matches input'"
    })
    void isWhatItSays(String given, String expected) {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            List<String> said = console.type("/ip firewall filter add chain=input protocol=" + given
                    + "; :put [/ip firewall filter get 0 protocol]");
            assertThat(said.getFirst()).isEqualTo(expected);
        }
    }
}
