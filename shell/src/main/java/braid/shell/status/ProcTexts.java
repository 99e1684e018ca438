package braid.shell.status;

import braid.shell.status.MachineStatus.Load;
import braid.shell.status.MachineStatus.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Linux says in the files of `/proc` (proc(5)). Pure text in, numbers out; what is not there is empty or 0.
public final class ProcTexts {
    private static final long NANOS = 1_000_000_000L;

    /// Fields of a line of `/proc/stat`.
    private static final int IDLE = 3;

    private static final int DISK = 4;
    private static final int INTERRUPTS = 5;
    private static final int SOFT_INTERRUPTS = 6;
    /// Time of guests is in that of users already.
    private static final int FIELDS = 8;

    private ProcTexts() {}

    /// Ticks of one processor, or of all, since the machine was started.
    public record Ticks(long all, long idle, long disk, long interrupts) {
        static final Ticks NONE = new Ticks(0, 0, 0, 0);

        /// What it did since `before`.
        public Load since(Ticks before) {
            long passed = all - before.all;
            return passed <= 0
                    ? Load.NONE
                    : new Load(
                            percent(passed - (idle - before.idle) - (disk - before.disk), passed),
                            percent(interrupts - before.interrupts, passed),
                            percent(disk - before.disk, passed));
        }

        private static int percent(long part, long whole) {
            return Math.clamp(Math.round(100.0 * part / whole), 0, 100);
        }
    }

    /// `/proc/uptime`.
    public static long uptimeNanos(String text) {
        Matcher seconds = Pattern.compile("^(\\d+)(?:\\.(\\d\\d))?").matcher(text);
        return seconds.find() ? Long.parseLong(seconds.group(1)) * NANOS : 0;
    }

    /// `/proc/meminfo`.
    public static Room memory(String text) {
        return new Room(kibibytes(text, "MemAvailable"), kibibytes(text, "MemTotal"));
    }

    private static long kibibytes(String text, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ": *(\\d+) kB$").matcher(text);
        return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
    }

    /// The processor's name in `/proc/cpuinfo`.
    public static Optional<String> processor(String text) {
        Matcher line = Pattern.compile("(?m)^(?:model name|Processor|cpu model)\\s*: *(\\S.*)$")
                .matcher(text);
        return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
    }

    public static OptionalLong megahertz(String text) {
        Matcher line = Pattern.compile("(?m)^cpu MHz\\s*: *(\\d+)").matcher(text);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
    }

    /// `/proc/stat`: all processors together, then each.
    public static List<Ticks> ticks(String text) {
        List<Ticks> ticks = new ArrayList<>();
        Matcher line = Pattern.compile("(?m)^cpu\\d* +(\\d[\\d ]*)$").matcher(text);
        while (line.find()) {
            String[] fields = line.group(1).strip().split(" +", -1);
            long all = 0;
            for (int i = 0; i < Math.min(FIELDS, fields.length); i++) {
                all += Long.parseLong(fields[i]);
            }
            ticks.add(new Ticks(
                    all,
                    field(fields, IDLE),
                    field(fields, DISK),
                    field(fields, INTERRUPTS) + field(fields, SOFT_INTERRUPTS)));
        }
        return ticks;
    }

    private static long field(String[] fields, int index) {
        return index < fields.length ? Long.parseLong(fields[index]) : 0;
    }
}
