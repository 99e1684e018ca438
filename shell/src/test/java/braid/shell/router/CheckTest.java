package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.judge.LineState;
import braid.shell.judge.Verdict;
import braid.shell.script.Interpreter;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `check`: each line of a file in one of the five states.
class CheckTest {
    private static final String PORTS = """
            /interface pppoe-client add name=c interface=ether1 user=u""";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /ip pool add name=p ranges=10.0.0.1-10.0.0.9            | applied |
            /ip pool add name=p ranges=10.0.0.x                     | unknown | value of range expects range of ip addresses
            /ip pool add name=p                                     | unknown | missing value(s) of argument(s) ranges
            /ip pool set nowhere name=q                             | unknown | no such item
            /ip pool add nme=p                                      | unknown | bad parameter nme (line 1 column 17)
            /ip pool frobnicate                                     | unknown | bad command name frobnicate (line 1 column 10)
            /nonsense                                               | unknown | bad command name nonsense (line 1 column 2)
            /ip dns set servers=10.0.0.1                            | applied |
            /ip dns set servers=10.0.0.1@blue                       | refused | server 10.0.0.1@blue is not asked: no such address
            /ip dns set use-doh-server=https://a.example/q          | stored  | kept, not carried out: use-doh-server
            /ip dns static add name=a.example address=10.0.0.1      | applied |
            /ip dns static add name=a.example type=FWD forward-to=x | refused | x is no address
            /ip dns static add name=a..example address=10.0.0.1     | refused | invalid name a..example
            /ip dns static add regexp="a(" address=10.0.0.1         | refused | invalid regular expression
            /ip smb set domain=X                                    | stored  | kept, not carried out: everything in this menu
            /ppp profile add name=x parent-queue=up                 | stored  | kept, not carried out: parent-queue
            /ip pool add name="p                                    | syntax  | *
            :if (1 = 1) do={ /ip pool add name=a ranges=x }         | unknown | value of range expects range of ip addresses
            :if (1 = 1) do={ :put 1 } else={ /ip smb set domain=X } | stored | kept, not carried out: everything in this menu
            :if (1 = 1) do={ /ip pool add name=a }                  | unknown | missing value(s) of argument(s) ranges
            :global f do={ /ip pool add comment=$1 }                | unknown | missing value(s) of argument(s) name ranges
            :do { /ip pool add copy-from=a }                        | applied |
            :foreach i in=$x do={ /ip pool print interval=abc }     | syntax  | *
            :foreach i in={1} do={ /ip pool print interval=abc }    | unknown | invalid time value for argument interval
            :while (true) do={ /ip pool set 0 ranges=x }            | unknown | value of range expects range of ip addresses
            :foreach i in={1} do={ /nonsense x }                    | unknown | bad command name nonsense (line 1 column 25)
            :put [/nonsense find]                                   | unknown | bad command name nonsense (line 1 column 8)
            :put 1                                                  | applied |
            """)
    void aLineIsAsItsWorstArgument(String line, String state, String reason) {
        Verdict verdict = check(line).getFirst();
        assertThat(verdict.state()).hasToString(state);
        if (!"*".equals(reason)) {
            assertThat(verdict.reason()).isEqualTo(reason == null ? "" : reason);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max-mru=127                  | max-mru 127 is less than a link needs, 128
            max-mtu=64                   | max-mtu 64 is less than a link needs, 128
            link-speed=999999999999G     | link-speed 999999999999G is no rate
            link-speed=1M/99999999999G   | link-speed 99999999999G is no rate
            link-speed=0M                | link-speed 0M is no rate
            """)
    void whatRouterOsTakesAndNoLinkCanBeIsRefused(String argument, String reason) {
        assertThat(check(PORTS + " disabled=yes " + argument))
                .containsExactly(new Verdict(1, LineState.REFUSED, reason));
    }

    @Test
    void aClientWithoutAnInterfaceIsToldSo() {
        assertThat(check(PORTS + "\n/interface pppoe-client set c interface=\"\""))
                .extracting(Verdict::toString)
                .endsWith("line 2: refused: interface is empty: a client needs one to dial on");
    }

    @Test
    void whatADisabledItemAsksForIsJudgedToo() {
        assertThat(check(PORTS + " disabled=yes link-speed=1M,1M"))
                .containsExactly(new Verdict(1, LineState.REFUSED, "link-speed has more entries than interface"));
    }

    @Test
    void aLineThatOnlyNamesAMenuHasNoVerdict() {
        assertThat(check("/ppp profile\nadd name=x parent-queue=up\n"))
                .extracting(Verdict::toString)
                .containsExactly("line 2: stored: kept, not carried out: parent-queue");
    }

    @Test
    void anUnknownMenuEndsAtTheNextPath() {
        assertThat(check("""
                /system klock
                set time-zone-name=x
                set a
                /hovercraft/manager
                set enabled=yes
                :put 1
                add x=y
                /ip pool
                add name=p ranges=10.0.0.1-10.0.0.9
                add
                """))
                .extracting(verdict -> verdict.line() + " " + verdict.state())
                .containsExactly(
                        "1 unknown",
                        "2 unknown",
                        "3 unknown",
                        "4 syntax",
                        "5 unknown",
                        "6 applied",
                        "7 unknown",
                        "9 applied",
                        "10 unknown");
    }

    @Test
    void judgingGoesOnBehindASyntaxErrorWhoseEndIsKnown() {
        assertThat(check("/ip pool add name=p ranges=10.0.0.1-10.0.0.9 }\n/ip pool set p name=q\n"))
                .extracting(verdict -> verdict.line() + " " + verdict.state())
                .endsWith("2 unknown");
        assertThat(check(":put $unknown\n/ip smb set domain=X\n"))
                .extracting(verdict -> verdict.line() + " " + verdict.state())
                .containsExactly("1 syntax", "2 stored");
    }

    @Test
    void laterLinesFindTheNamesOfEarlierOnes() {
        assertThat(check("""
                /ip pool add name=p ranges=10.0.0.1-10.0.0.9
                /ppp profile add name=x remote-address=p
                /ip pool add name=p ranges=10.0.0.1-10.0.0.9
                """))
                .extracting(verdict -> verdict.line() + " " + verdict.state() + " " + verdict.reason())
                .containsExactly("1 applied ", "2 applied ", "3 unknown failure: already have such entry");
    }

    /// What is said against a file, its line numbers included, is what the import of it says.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /system reboot                                  | 2 | failure: Braid does not carry out /system/reboot
            /tool fetch url=[:pick "xy" 1]                  | 2 | fetch fails in an import
            /import other.rsc                               | 2 | failure: an import cannot import
            :error "boom"                                   | 2 | boom
            /undo                                           | 2 | failure: cannot undo during an import
            /ip firewall filter add chain=input action=drop content=x | 2 | *
            /ip pool add nme=p                              | 2 | bad parameter nme (line 2 column 17)
            :error "boom"; /nonsense                        | 2 | *
            :put $unknown                                   | 2 | *
            :put 1                                          |   |
            :if (false) do={ :error "boom" }                |   |
            /ip firewall filter add chain=input action=accept content=x |   |
            """)
    void whatFailsInAnImportIsForetold(String line, Integer at, String reason) throws IOException {
        String text = ":put 0\n" + line + "\n:put 2\n";
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "ether1")))) {
            Optional<String> failing = new Checker(console.router(), console.service(Interpreter.class))
                    .check(text, console)
                    .failing();
            Path files = Files.createDirectories(console.router().folder());
            Files.writeString(files.resolve("in.rsc"), text);
            String last = console.type("/import in.rsc").getLast();
            if (at == null) {
                assertThat(failing).isEmpty();
                assertThat(last).startsWith("Script file loaded");
            } else {
                assertThat(failing.orElseThrow()).startsWith("the import fails at line " + at + ": ");
                assertThat(last).doesNotStartWith("Script file loaded");
                if (!"*".equals(reason)) {
                    assertThat(failing.orElseThrow()).endsWith(": " + reason);
                }
            }
        }
    }

    @Test
    void nothingIsForetoldOfWhatAnEndedScriptDoesNotReach() {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            assertThat(new Checker(console.router(), console.service(Interpreter.class))
                            .check(":exit\n:error boom\n", console)
                            .failing())
                    .isEmpty();
        }
    }

    private List<Verdict> check(String text) {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "ether1")))) {
            List<Verdict> verdicts = new Checker(console.router(), console.service(Interpreter.class))
                    .check(text, console)
                    .verdicts();
            assertThat(console.router().view().history().undoable()).isEmpty();
            return verdicts;
        }
    }
}
