package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one change at the prompt costs with ten thousand items in each of the long menus. An interface that comes or
/// goes costs more: whatever names one is worked out anew.
@Tag("bench")
class ChangeBenchTest {
    private static final int ITEMS = 10_000;
    private static final int ROUNDS = 30;
    private static final int WARM_UP = 15;
    private static final long LIMIT_MILLIS = 50;

    @TempDir
    private Path directory;

    @Test
    void aChangeIsMadeAtOnce() throws Exception {
        StringBuilder file = new StringBuilder("/ppp secret\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add name=user%d password=p%d remote-address=10.%d.%d.9\n".formatted(i, i, i / 250, i % 250));
        }
        file.append("/interface vlan\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add name=vlan%d vlan-id=%d interface=ether1\n".formatted(i, i % 4094 + 1));
        }
        file.append("/ip address\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add address=10.%d.%d.1/24 interface=vlan%d\n".formatted(i / 250, i % 250, i));
        }
        file.append("/ip firewall address-list\n");
        for (int i = 0; i < ITEMS; i++) {
            file.append("add list=l address=10.%d.%d.7\n".formatted(i / 250, i % 250));
        }
        file.append("/ip firewall filter\n");
        for (int i = 0; i < ITEMS / 10; i++) {
            file.append("add chain=forward src-address=10.%d.%d.7 protocol=tcp dst-port=%d action=drop\n"
                    .formatted(i / 250, i % 250, i + 1));
        }
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/many.rsc"), file);
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type("/import many.rsc");
            for (String command : List.of(
                    "/ppp secret set user5000 comment=x%d",
                    "/ppp secret set [find name=user500] password=x%d",
                    "/ppp secret add name=new%d",
                    "/ip firewall filter add chain=input comment=x%d",
                    "/ip firewall address-list add list=l address=192.168.1.%d",
                    "/ip address set [find interface=vlan77] comment=x%d",
                    "/ip pool add name=p%d ranges=10.0.0.1",
                    ":local n %d; /undo")) {
                List<Long> micros = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    long begunNanos = System.nanoTime();
                    List<String> said = console.type(command.formatted(round));
                    micros.add((System.nanoTime() - begunNanos) / 1000);
                    assertThat(said).as(command).isEmpty();
                }
                // The first rounds are the machine's own warming up; the median does not mind what else it does.
                List<Long> warm =
                        micros.subList(WARM_UP, ROUNDS).stream().sorted().toList();
                long medianMicros = warm.get(warm.size() / 2);
                System.out.printf("%-60s %7d us, at most %7d us%n", command, medianMicros, warm.getLast());
                assertThat(medianMicros).as(command).isLessThan(LIMIT_MILLIS * 1000);
            }
        }
    }
}
