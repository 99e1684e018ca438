package braid.shell.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.session.ScriptLanguage;
import braid.shell.testing.TestConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a key costs while a line is typed, with ten thousand items in the menu.
@Tag("bench")
class CompletionBenchTest {
    private static final int ITEMS = 10_000;
    private static final int ROUNDS = 20;
    private static final long LIMIT_MILLIS = 50;

    @TempDir
    private Path directory;

    @Test
    void completionAndColoursAnswerAtOnce() throws Exception {
        StringBuilder file = new StringBuilder("/ppp secret\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add name=user%d password=p%d\n".formatted(i, i));
        }
        file.append("/interface vlan\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add name=vlan%d vlan-id=%d interface=ether1\n".formatted(i, i % 4094 + 1));
        }
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/many.rsc"), file);
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type("/import many.rsc");
            var language = new ScriptLanguage(
                    console.interpreter(),
                    Set.of(),
                    () -> console.router().view().names(),
                    _ -> List.of());
            for (String line : List.of(
                    "/ppp secret set ",
                    "/ppp secret set user99",
                    "/ip address add interface=vlan5",
                    "/interface pppoe-client add interface=ether1,vlan",
                    "{ :local x [/ppp secret find name=user5]; /ppp secret set $x comm",
                    "/interface vlan print where name=vlan77 && run")) {
                assertThat(language.complete(line, console.menu()).words())
                        .as(line)
                        .isNotEmpty();
                measure("complete " + line, () -> language.complete(line, console.menu()));
                measure("colour   " + line, () -> language.colours(line, console.menu()));
            }
        }
    }

    private static void measure(String what, Runnable key) {
        long worstMicros = 0;
        for (int round = 0; round < 2 * ROUNDS; round++) {
            long begunNanos = System.nanoTime();
            key.run();
            // The first rounds are the machine's own warming up.
            worstMicros = round < ROUNDS ? 0 : Math.max(worstMicros, (System.nanoTime() - begunNanos) / 1000);
        }
        System.out.printf("%-80s %7d us%n", what, worstMicros);
        assertThat(worstMicros).as(what).isLessThan(LIMIT_MILLIS * 1000);
    }
}
