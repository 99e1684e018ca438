package braid.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", "(", ")", "\"", "\\", "#", " ", ";", "$", "$[", "$(", "a=b", ":put ", "do={", "# }",
            "\r");

    /// Reading a line once tells what reading everything from the start tells.
    @Test
    void linesAreJoinedAsTheWholeTextIs() {
        int joined = 0;
        for (long seed = 1; seed <= 5_000; seed++) {
            Random random = new Random(seed);
            Lines lines = new Lines();
            StringBuilder whole = new StringBuilder();
            StringBuilder shown = new StringBuilder();
            for (int line = 0; line < 6; line++) {
                StringBuilder text = new StringBuilder();
                for (int piece = random.nextInt(6); piece > 0; piece--) {
                    text.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                whole.append(text).append('\n');
                shown.append(text).append("\\n");
                boolean complete =
                        new Shapes(new Source(whole.toString())).unfinished().isEmpty();
                assertThat(lines.add(text.toString()))
                        .as("seed " + seed + ": " + shown)
                        .isEqualTo(complete);
                joined += complete ? 0 : 1;
                if (complete) {
                    whole.setLength(0);
                }
            }
        }
        assertThat(joined).isGreaterThan(3_000);
    }

    @Test
    void aBracketThatNobodyClosesCostsNoMoreThanItsText() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Lines lines = new Lines();
            assertThat(lines.add(":if (true) do={")).isFalse();
            for (int line = 0; line < 50_000; line++) {
                assertThat(lines.add("  :put \"$[:len (\"abc\")]\" # " + line)).isFalse();
            }
            assertThat(lines.add("}")).isTrue();
        });
    }
}
