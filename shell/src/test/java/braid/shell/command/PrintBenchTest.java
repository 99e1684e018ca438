package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long it takes to show 10,000 items, and what is typed at lists of that length.
@Tag("bench")
class PrintBenchTest {
    private static final int ITEMS = 10_000;
    private static final int ROUNDS = 5;

    @TempDir
    private Path directory;

    @Test
    void tenThousandItems() throws Exception {
        StringBuilder file = new StringBuilder("/ppp secret\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add name=user%d password=p%d service=pppoe comment=\"customer %d\"\n".formatted(i, i, i));
        }
        file.append("/interface vlan\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add name=vlan%d vlan-id=%d interface=ether1\n".formatted(i, i % 4094 + 1));
        }
        file.append("/ip address\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add address=10.%d.%d.1/24 interface=vlan%d\n".formatted(i / 250, i % 250, i));
        }
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/many.rsc"), file);
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            long begun = System.nanoTime();
            console.type("/import many.rsc");
            System.out.printf("%-60s %6d ms%n", "import of " + 3 * ITEMS + " lines", millis(begun));
            for (String command : List.of(
                    "/ppp secret print",
                    "/ppp secret print detail",
                    "/ppp secret print terse",
                    "/ppp secret print value-list proplist=name,profile",
                    ":put [:len [/ppp secret print as-value]]",
                    "/ppp secret print where name~\"99\"",
                    "/ip address print",
                    "/ip address print where interface=vlan77",
                    "/interface print",
                    "/interface vlan print detail",
                    ":put [:len [/ppp secret find]]",
                    "/ppp secret export",
                    "/ppp secret set user5000 comment=x",
                    "/ppp secret set [find name~\"^user99\"] comment=y")) {
                long best = Long.MAX_VALUE;
                for (int round = 0; round < ROUNDS; round++) {
                    begun = System.nanoTime();
                    List<String> lines = console.type(command);
                    best = Math.min(best, millis(begun));
                    assertThat(lines).noneMatch(line -> line.startsWith("failure"));
                }
                System.out.printf("%-60s %6d ms%n", command, best);
            }
        }
    }

    private static long millis(long begunNanos) {
        return (System.nanoTime() - begunNanos) / 1_000_000;
    }
}
