package braid.shell;

import braid.shell.command.BraidVersion;
import braid.shell.status.MachineStatus;
import braid.shell.status.MachineStatus.Load;
import braid.shell.status.MachineStatus.Room;
import braid.shell.status.ProcTexts;
import braid.shell.status.ProcTexts.Ticks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads the machine: `/proc`, `/sys` and the disk of the state directory. What cannot be read is shown as nothing. The
/// load is that since the look before, but of no shorter time than a quarter of a second. Any thread.
final class MachineReader implements Supplier<MachineStatus> {
    private static final long SHORTEST_NANOS = 250_000_000;

    private final Path stateDir;
    private List<Ticks> before;
    private List<Load> loads = List.of();
    private long measuredNanos;

    MachineReader(Path stateDir) {
        this.stateDir = stateDir;
        this.before = ProcTexts.ticks(text("/proc/stat"));
        this.measuredNanos = System.nanoTime();
    }

    @Override
    public synchronized MachineStatus get() {
        measure();
        String processor = text("/proc/cpuinfo");
        String architecture = architecture();
        return new MachineStatus(
                ProcTexts.uptimeNanos(text("/proc/uptime")),
                ProcTexts.memory(text("/proc/meminfo")),
                disk(),
                new MachineStatus.Processor(
                        ProcTexts.processor(processor).orElse(architecture),
                        ProcTexts.megahertz(processor),
                        loads.isEmpty() ? Load.NONE : loads.getFirst(),
                        loads.isEmpty() ? List.of() : loads.subList(1, loads.size())),
                BraidVersion.text(),
                architecture,
                board(architecture));
    }

    private void measure() {
        long nowNanos = System.nanoTime();
        if (!loads.isEmpty() && nowNanos - measuredNanos < SHORTEST_NANOS) {
            return;
        }
        List<Ticks> now = ProcTexts.ticks(text("/proc/stat"));
        List<Load> measured = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            measured.add(i < before.size() ? now.get(i).since(before.get(i)) : Load.NONE);
        }
        before = now;
        loads = measured;
        measuredNanos = nowNanos;
    }

    private Room disk() {
        try {
            FileStore store = Files.getFileStore(stateDir);
            return new Room(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException _) {
            return new Room(0, 0);
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "");
        return switch (name) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }

    private static String board(String architecture) {
        for (String file : List.of("/sys/class/dmi/id/product_name", "/proc/device-tree/model")) {
            String name = text(file).replace("\0", "").strip();
            if (!name.isEmpty()) {
                return name;
            }
        }
        return architecture;
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
