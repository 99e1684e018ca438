package braid.shell.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How fast scripts run: 10,000 rounds of a loop with arithmetic and string building, after warm-up.
@Tag("bench")
class LoopBenchTest {
    private static final String PROGRAM = """
            :local text ""
            :local sum 0
            :for i from=1 to=10000 do={
              :set sum ($sum + $i * 3 % 7)
              :if ($i % 100 = 0) do={ :set text ($text . "," . $i) }
              :local line "round $i of $[:len $text]: $sum"
            }
            :put "$sum $[:len $text]"
            """;
    private static final int WARM_UP_ROUNDS = 10;
    private static final int ROUNDS = 5;

    @Test
    void tenThousandRounds() {
        BareConsole console = new BareConsole();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) {
            long before = System.nanoTime();
            assertThat(console.type(PROGRAM)).isEqualTo(List.of("30004 492"));
            if (i >= WARM_UP_ROUNDS) {
                best = Math.min(best, System.nanoTime() - before);
            }
        }
        System.out.printf("10,000 rounds of :for: %.3f s%n", best / 1e9);
    }
}
