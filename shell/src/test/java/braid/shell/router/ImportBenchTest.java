package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long large files take: read, checked, in force and on the disk.
@Tag("bench")
class ImportBenchTest {
    @TempDir
    private Path directory;

    @Test
    void addressLists() throws IOException {
        measure(
                "address-list entries",
                100_000,
                "/ip firewall address-list\n",
                i -> "add address=10.%d.%d.%d list=blocked\n".formatted(i >> 16, i >> 8 & 255, i & 255));
    }

    @Test
    void addressListsWithTheirErrorsCaught() throws IOException {
        measure(
                "address-list entries, errors caught",
                20_000,
                "/ip firewall address-list\n",
                i -> ":do { add address=10.%d.%d.%d list=blocked } on-error={}\n"
                        .formatted(i >> 16, i >> 8 & 255, i & 255));
    }

    @Test
    void usersWithNames() throws IOException {
        measure(
                "secrets",
                30_000,
                "/ppp secret\n",
                i -> "add name=user%d password=p%d service=pppoe profile=default comment=\"customer %d\"\n"
                        .formatted(i, i, i));
    }

    @Test
    void interfacesWithAddresses() throws IOException {
        measure(
                "VLANs with an address each",
                20_000,
                "",
                i -> i < 10_000
                        ? "/interface vlan add name=vlan%d vlan-id=%d interface=ether1\n".formatted(i, i % 4094 + 1)
                        : "/ip address add address=10.%d.%d.1/24 interface=vlan%d\n"
                                .formatted(i / 250, i % 250, i - 10_000));
    }

    @Test
    void itemsChangedByName() throws IOException {
        measure(
                "secrets, half of them changed again",
                20_000,
                "/ppp secret\n",
                i -> i < 10_000
                        ? "add name=user%d password=p\n".formatted(i)
                        : "set user%d comment=late\n".formatted(i - 10_000));
    }

    @Test
    void itemsFoundByName() throws IOException {
        measure(
                "secrets, half of them found and changed again",
                20_000,
                "/ppp secret\n",
                i -> i < 10_000
                        ? "add name=user%d password=p\n".formatted(i)
                        : "set [find name=user%d] comment=late\n".formatted(i - 10_000));
    }

    private void measure(String what, int lines, String head, IntFunction<String> line) throws IOException {
        String text = head + IntStream.range(0, lines).mapToObj(line).collect(Collectors.joining());
        for (int round = 0; round < 2; round++) {
            Path state = directory.resolve("round" + round);
            Files.createDirectories(state.resolve("files"));
            Files.writeString(state.resolve("files/many.rsc"), text);
            try (TestConsole console = TestConsole.on(state, List.of(TestConsole.port(2, "eth0")))) {
                heap().forEach(MemoryPoolMXBean::resetPeakUsage);
                long begun = System.nanoTime();
                long begunCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                assertThat(console.type("/import many.rsc").getLast()).startsWith("Script file loaded");
                System.out.printf(
                        "import of %,7d %-40s %6d ms, %6d ms of it at work, at most %4d MiB of heap%n",
                        lines,
                        what + (round == 0 ? " (cold)" : ""),
                        (System.nanoTime() - begun) / 1_000_000,
                        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begunCpu) / 1_000_000,
                        heap().stream()
                                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                        .sum()
                                >> 20);
            }
        }
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
