package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.testing.TestConsole;
import braid.shell.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is exported and imported is what it was, whatever its bytes.
class ExportLawTest {
    private static final String[] PIECES = {
        "\"",
        "$",
        "$x",
        "\\",
        "\\\\",
        "\n",
        "\n ",
        "\n\n",
        "\r\n",
        "\t",
        " ",
        "   ",
        "?",
        "#",
        ";",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "=",
        ",",
        "!",
        "*",
        "*1",
        "-",
        "/",
        "~",
        "'",
        "%",
        "\0",
        "\u0001",
        "\u007f",
        "\u0080",
        "\u00ff",
        "\u00c3\u00a4",
        "yes",
        "auto",
        "none",
        "1",
        "0x1F",
        "1h",
        "word",
        "A rather long word that fills a line"
    };
    private static final Map<String, List<String>> TEXTS = Map.of(
            "/system/script", List.of("name", "source", "comment"),
            "/ppp/secret", List.of("name", "password", "comment"),
            "/ip/firewall/filter", List.of("comment"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "terse", "verbose"})
    void comesBackEqual(String form) {
        Random random = new Random(3);
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            TEXTS.forEach((menu, properties) -> {
                for (int i = 0; i < 100; i++) {
                    console.router()
                            .edit(
                                    "admin",
                                    "added",
                                    draft -> draft.add(menu, values(menu, properties, random), OptionalLong.empty()));
                }
            });
            List<List<Map<String, Value>>> before =
                    texts(console.router().view().configuration());
            assertThat(console.type("/export file=all show-sensitive " + form)).isEmpty();
            if (form.equals("terse")) {
                assertThat(console.type("/export terse show-sensitive")).noneMatch(line -> line.endsWith("\\"));
            }
            TEXTS.keySet().forEach(menu -> console.type(menu + " remove [find]"));
            assertThat(console.type("/import all.rsc").getLast()).startsWith("Script file loaded");
            assertThat(texts(console.router().view().configuration())).isEqualTo(before);
        }
    }

    private static Map<String, Value> values(String menu, List<String> properties, Random random) {
        Map<String, Value> values = new TreeMap<>();
        properties.forEach(property -> values.put(property, new Value.Str(text(random))));
        values.computeIfPresent("name", (_, name) -> new Value.Str(((Value.Str) name).bytes() + random.nextLong()));
        if (menu.equals("/ip/firewall/filter")) {
            values.put("chain", new Value.Str("input"));
            values.put("action", new Value.Str("accept"));
        }
        return values;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(PIECES[random.nextInt(PIECES.length)]);
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static List<List<Map<String, Value>>> texts(Configuration configuration) {
        List<List<Map<String, Value>>> all = new ArrayList<>();
        TEXTS.keySet().stream()
                .sorted()
                .forEach(menu -> all.add(configuration.items(menu).stream()
                        .map(item -> texts(item, TEXTS.get(menu)))
                        .toList()));
        return all;
    }

    private static Map<String, Value> texts(Item item, List<String> properties) {
        Map<String, Value> texts = new TreeMap<>(item.values());
        texts.keySet().retainAll(properties);
        return texts;
    }
}
