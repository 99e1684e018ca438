package braid.shell.status;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.status.MachineStatus.Load;
import braid.shell.status.MachineStatus.Room;
import braid.shell.status.ProcTexts.Ticks;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the console says of the machine under the router.
class MachineTest {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    private TestConsole console;

    @BeforeEach
    void open() {
        console = TestConsole.on(directory, List.of());
        console.router()
                .machineIs(() -> new MachineStatus(
                        (((3 * 24L) + 4) * 3600 + 5) * 1_000_000_000L,
                        new Room(3704 * MEBIBYTE + MEBIBYTE / 10, 8192 * MEBIBYTE),
                        new Room(1196 << 10, 16 * MEBIBYTE),
                        new MachineStatus.Processor(
                                "Some CPU",
                                OptionalLong.of(2294),
                                new Load(36, 2, 1),
                                List.of(new Load(70, 4, 0), new Load(2, 0, 2))),
                        "0.1.0",
                        "x86_64",
                        "Box 7"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void resourcesArePrintedAsRouterOsPrintsThem() {
        assertThat(console.type("/system resource print"))
                .containsExactly(
                        "             uptime: 3d4h5s",
                        "            version: 0.1.0",
                        "        free-memory: 3704.1MiB",
                        "       total-memory: 8.0GiB",
                        "                cpu: Some CPU",
                        "          cpu-count: 2",
                        "      cpu-frequency: 2294MHz",
                        "           cpu-load: 36%",
                        "     free-hdd-space: 1196.0KiB",
                        "    total-hdd-space: 16.0MiB",
                        "  architecture-name: x86_64",
                        "         board-name: Box 7",
                        "           platform: Braid",
                        "");
        assertThat(console.type(
                        ":put ([/system resource get cpu-load] + 1); :put [/system resource get total-hdd-space]"))
                .containsExactly("37", "16777216");
        assertThat(console.type("/system resource cpu print"))
                .containsExactly(
                        "Columns: CPU, LOAD, IRQ, DISK",
                        "# CPU   LOAD  IRQ  DISK",
                        "0 cpu0   70%   4%    0%",
                        "1 cpu1    2%   0%    2%");
        assertThat(console.type("/system resource monitor once"))
                .containsExactly("     cpu-used: 36%", "  free-memory: 3704.1MiB", "");
        assertThat(console.type("/system resource set cpu=x"))
                .first()
                .asString()
                .startsWith("bad command name set");
        assertThat(console.type("/system package print"))
                .containsExactly("Columns: NAME, VERSION", "# NAME   VERSION", "0 braid  0.1.0");
    }

    @Test
    void theClockIsTheMachinesInTheZoneThatIsConfigured() {
        assertThat(console.type("/system clock print"))
                .containsExactly(
                        "                  time: 12:00:00",
                        "                  date: 2026-03-01",
                        "  time-zone-autodetect: yes",
                        "        time-zone-name: Z",
                        "            gmt-offset: +00:00",
                        "            dst-active: no",
                        "");
        console.type("/system clock set time-zone-name=Europe/Riga");
        assertThat(console.remarks()).isEmpty();
        assertThat(console.type("/system clock print"))
                .contains(
                        "                  time: 14:00:00",
                        "        time-zone-name: Europe/Riga",
                        "            gmt-offset: +02:00");
        assertThat(console.type(":put [/system clock get time]; /system clock export"))
                .contains("14:00:00", "set time-zone-name=Europe/Riga");
        console.type("/log info here");
        assertThat(console.type("/log print").getLast()).isEqualTo(" 2026-03-01 14:00:00 script,info here");
        console.type("/system clock set date=2020-01-01");
        assertThat(console.remarks()).isNotEmpty();
        assertThat(console.type(":put [/system clock get date]")).containsExactly("2026-03-01");
    }

    @Test
    void whatLinuxSaysIsRead() {
        assertThat(ProcTexts.uptimeNanos("350735.47 234388.90\n")).isEqualTo(350_735_000_000_000L);
        assertThat(ProcTexts.memory("MemTotal:       16 kB\nMemFree: 1 kB\nMemAvailable:    8 kB\n"))
                .isEqualTo(new Room(8192, 16384));
        assertThat(ProcTexts.processor("processor : 0\nmodel name\t: A  B \ncpu MHz\t\t: 2294.6\n"))
                .contains("A  B");
        assertThat(ProcTexts.megahertz("cpu MHz\t\t: 2294.6\n")).hasValue(2294);
        List<Ticks> before = ProcTexts.ticks("cpu  100 0 100 700 50 20 30 0 9 9\ncpu0 1 2 3 4\nintr 5\n");
        List<Ticks> after = ProcTexts.ticks("cpu  120 0 110 750 60 25 35 0 9 9\ncpu0 1 2 3 4\n");
        assertThat(before).hasSize(2);
        assertThat(after.getFirst().since(before.getFirst())).isEqualTo(new Load(40, 10, 10));
        assertThat(after.getLast().since(before.getLast())).isEqualTo(Load.NONE);
        assertThat(ProcTexts.ticks("nonsense")).isEmpty();
        assertThat(ProcTexts.memory("")).isEqualTo(new Room(0, 0));
    }
}
