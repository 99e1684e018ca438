package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;
import java.util.Locale;

/// An amount of octets, printed as RouterOS prints memory: `1196.0KiB`, `36.7MiB`, `4032.0MiB`. Scripts get the number.
record OctetsType() implements Type {
    /// A unit is left for the next one where its number would have more digits than these samples have.
    private static final long LEAST_OF_NEXT = 4096;

    @Override
    public Reading read(Value given, Names names) {
        return Types.number().read(given, names);
    }

    @Override
    public String write(Value stored, Names names) {
        if (!(stored instanceof Value.Num(long octets))) {
            return GivenText.of(stored);
        }
        if (octets < 1024) {
            return Long.toString(octets);
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        double number = octets / 1024.0;
        int unit = 0;
        while (number >= LEAST_OF_NEXT && unit < units.length - 1) {
            number /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f%s", number, units[unit]);
    }

    @Override
    public Value script(Value stored, Names names) {
        return stored;
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
