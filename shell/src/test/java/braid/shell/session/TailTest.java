package braid.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.script.Jobs.Output.Written;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TailTest {
    /// Fewer characters than a tail keeps, so that none may be missing.
    private static final int NUMBERS = 12_000;

    @Test
    void whoeverLooksAgainAndAgainSeesEverythingOnce() {
        Tail tail = new Tail();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            IntStream.range(0, NUMBERS).forEach(number -> tail.write(number + " "));
            tail.end();
        });
        StringBuilder seen = new StringBuilder();
        Written look = tail.since(0);
        seen.append(look.text());
        while (!look.ended()) {
            look = tail.since(look.position());
            seen.append(look.text());
        }
        writer.join();
        assertThat(seen)
                .hasToString(IntStream.range(0, NUMBERS)
                        .mapToObj(number -> number + " ")
                        .collect(Collectors.joining()));
    }

    @Test
    void ofALongTextTheEndIsKept() {
        Tail tail = new Tail();
        tail.write("x".repeat(1 << 20));
        tail.write("the end");
        assertThat(tail.since(0).text()).endsWith("the end").hasSizeLessThan(1 << 18);
        assertThat(tail.since(0).position()).isEqualTo((1 << 20) + 7);
        assertThat(tail.since(1 << 20)).isEqualTo(new Written("the end", (1 << 20) + 7, false));
    }
}
