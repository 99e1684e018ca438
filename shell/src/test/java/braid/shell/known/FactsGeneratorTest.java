package braid.shell.known;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FactsGeneratorTest {
    @Test
    void theResourceIsWhatTheListGives() throws IOException {
        CommandTree tree = CommandTree.read(Corpus.folder().resolve("command-tree"));
        try (var bytes = StoredMenus.class.getResourceAsStream("routeros-7.22.menus")) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .as("make it anew with FactsGenerator")
                    .isEqualTo(FactsGenerator.text(tree));
        }
    }
}
