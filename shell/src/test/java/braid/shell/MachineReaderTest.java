package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.shell.status.MachineStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineReaderTest {
    @TempDir
    private Path directory;

    @Test
    void thisMachineHasATimeAndMemoryAndCores() {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "needs Linux's /proc");
        MachineStatus machine = new MachineReader(directory).get();
        assertThat(machine.uptimeNanos()).isPositive();
        assertThat(machine.memory().free())
                .isPositive()
                .isLessThanOrEqualTo(machine.memory().total());
        assertThat(machine.disk().total()).isPositive();
        assertThat(machine.processor().cores()).isNotEmpty().allMatch(core -> core.busy() >= 0 && core.busy() <= 100);
        assertThat(machine.processor().name()).isNotEmpty();
        assertThat(machine.board()).isNotEmpty();
    }
}
