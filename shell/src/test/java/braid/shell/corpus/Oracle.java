package braid.shell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares what RouterOS was measured to do with what the console does, case by case. A case that differs must
/// be among the deviations of the project, each with its reason, and a deviation must still differ.
final class Oracle implements AutoCloseable {
    private static final String DEVIATIONS = "/oracle/deviations.txt";

    private final String file;
    private final TestConsole console;
    private final Map<String, String> reasons;
    private final Set<String> deviating = new TreeSet<>();
    private final List<String> differing = new ArrayList<>();
    private int alike;

    Oracle(String file, Path directory) {
        this.file = file;
        this.console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1")));
        this.reasons = reasons(file);
    }

    JsonNode data() {
        return Corpus.oracle(file + ".json");
    }

    TestConsole console() {
        return console;
    }

    /// What `:put [:parse "text"]` prints.
    String parse(String text) {
        return run(":put [:parse \"" + quoted(text) + "\"]");
    }

    /// What a text prints, its error included.
    String run(String text) {
        return String.join("\n", console.type(bytes(text)));
    }

    /// What a text prints that is called as a function, where undeclared variables are nothing.
    String call(String text) {
        return run(":local f [:parse \"" + quoted(text) + "\"]; $f");
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("$", "\\$")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    /// The console's texts have a char a byte.
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    void compare(String group, String input, String measured, String ours) {
        String key = group + " | " + input.replace("\n", "\\n").replace("\r", "\\r");
        if (measured.equals(ours)) {
            alike++;
        } else if (reasons.containsKey(key)) {
            deviating.add(key);
        } else {
            differing.add(key + "\n    measured " + measured + "\n    ours     " + ours);
        }
    }

    void compare(String group, JsonNode input, JsonNode measured, String ours) {
        compare(group, input.asText(), measured.asText(), ours);
    }

    @Override
    public void close() {
        console.close();
        System.out.println("oracle " + file + ": " + alike + " alike, " + deviating.size() + " deviating by decision, "
                + differing.size() + " differing");
        assertThat(differing).as(file).isEmpty();
        assertThat(deviating).as("deviations of " + file).isEqualTo(new TreeSet<>(reasons.keySet()));
    }

    /// Lines `file | group | input | reason`; others are remarks.
    private static Map<String, String> reasons(String file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        try (var text = Oracle.class.getResourceAsStream(DEVIATIONS)) {
            for (String line : new String(
                            Optional.ofNullable(text).orElseThrow().readAllBytes(), StandardCharsets.UTF_8)
                    .split("\n", -1)) {
                String[] fields = line.split(" \\| ", 4);
                if (fields.length == 4 && fields[0].equals(file)) {
                    reasons.put(fields[1] + " | " + fields[2], fields[3]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }
}
