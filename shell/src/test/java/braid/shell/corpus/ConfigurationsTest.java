package braid.shell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import braid.grammar.parse.Source;
import braid.shell.judge.LineState;
import braid.shell.judge.Verdict;
import braid.shell.router.Checker;
import braid.shell.script.Interpreter;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Real configurations import, and come back the same.
class ConfigurationsTest {
    /// Exports that were changed by hand after they were written, or are longer than 80 columns, and those of version
    /// 6 and its first successors: their routes are spelt in its way, and scripts lack `dont-require-permissions`.
    private static final Set<String> NOT_BYTE_FOR_BYTE = Set.of(
            "BlackVS__scripts_Dates_manipulation_dates-v1.1.rsc",
            "tikoci__amm0_topic-153357_post-0001-snippet-01.rsc",
            "tikoci__amm0_topic-153357_post-0001-snippet-02.rsc",
            "tikoci__amm0_topic-163038_post-0011-snippet-01.rsc",
            "tikoci__amm0_topic-181480_post-0029-snippet-01.rsc");

    /// Changed by hand: a secret, and the width of a text.
    private static final Set<String> DEFACED = Set.of("/zerotier", "/zerotier interface", "/system script");

    @TempDir
    private Path directory;

    private int consoles;

    @TestFactory
    Stream<DynamicTest> everyLineIsInAState() {
        return configurations()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    try (TestConsole console = console()) {
                        List<Integer> wrong = verdicts(console, text(file)).stream()
                                .filter(verdict -> verdict.state().compareTo(LineState.REFUSED) > 0)
                                .map(Verdict::line)
                                .toList();
                        assertThat(Flaws.lines(name(file))).containsAll(wrong);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyFileImportsAndItsExportIsAFixedPoint() {
        return configurations()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    String first = exported(Flaws.without(name(file), text(file)));
                    assertThat(ExportText.lines(exported(first))).isEqualTo(ExportText.lines(first));
                }));
    }

    @TestFactory
    Stream<DynamicTest> genuineExportsComeBackByteForByte() {
        return exports()
                .filter(file -> !NOT_BYTE_FOR_BYTE.contains(name(file)))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    String text = Flaws.without(name(file), text(file));
                    assertThat(ExportText.lines(exported(text))).isEqualTo(ExportText.lines(text));
                }));
    }

    @Test
    void ofAllCommandsOfGenuineExportsAtLeast95PercentComeBackEqual() throws IOException {
        int all = 0;
        List<String> different = new ArrayList<>();
        for (Path file : exports().toList()) {
            String text = Flaws.without(name(file), text(file));
            List<String> given = ExportText.commands(text);
            List<String> back = ExportText.commands(exported(text));
            all += given.size();
            given.stream()
                    .filter(command -> !back.contains(command))
                    .forEach(command -> different.add(name(file) + ": " + command));
        }
        System.out.printf("of %,d commands of genuine exports %,d come back equal%n", all, all - different.size());
        assertThat(different)
                .as("of %d commands", all)
                .allMatch(command -> command.contains("/ip route add ")
                        || DEFACED.stream().anyMatch(menu -> command.contains(": " + menu + " ")));
        assertThat(different.size() * 100.0 / all).as("percent of %d", all).isLessThan(5);
        assertThat(different).as("as the README says, of 582").hasSize(20);
    }

    private static Stream<Path> configurations() {
        return Corpus.scripts().stream()
                .filter(file -> Flaws.asAWhole(name(file)).isEmpty());
    }

    private static Stream<Path> exports() {
        return configurations()
                .filter(file -> !file.getParent().endsWith("configs"))
                .filter(file -> text(file).contains(" by RouterOS "));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /// The text, on a router whose third port is named as the manual's is.
    private static String text(Path file) {
        try {
            String text = Source.of(Files.readAllBytes(file)).text().replace("\r\n", "\n");
            return text.contains("interface=local\n") && !text.contains("name=local")
                    ? "/interface ethernet set ether3 name=local;" + text
                    : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Verdict> verdicts(TestConsole console, String text) {
        return new Checker(console.router(), console.service(Interpreter.class))
                .check(text, console)
                .verdicts();
    }

    /// What a new router exports after it has imported the text, but for the first line.
    private String exported(String text) throws IOException {
        try (TestConsole console = console()) {
            Path files = console.router().files();
            Files.createDirectories(files);
            Files.write(files.resolve("in.rsc"), text.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(console.type("/import in.rsc keep-refused=yes skip-unknown=yes")
                            .getLast())
                    .startsWith("Script file loaded and executed successfully");
            console.type("/export show-sensitive file=out");
            String out = Files.readString(files.resolve("out.rsc"), StandardCharsets.ISO_8859_1);
            return out.substring(out.indexOf('\n') + 1);
        }
    }

    private TestConsole console() {
        return TestConsole.on(
                directory.resolve("router" + consoles++),
                IntStream.rangeClosed(1, 5)
                        .mapToObj(index -> TestConsole.port(index, "ether" + index))
                        .toList());
    }
}
