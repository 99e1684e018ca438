package braid.shell.menu;

import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.value.Comparison;
import braid.shell.value.Literals;
import braid.shell.value.Stamp;
import braid.shell.value.Value;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// When something was logged: a date and a time, which scripts compare with the time of day (`where
/// time>([/system clock get time] - 5m)`). What is older than today comes before all of today.
public record LogTimeType() implements Type {
    /// What the time since the reader's last midnight is kept under.
    private static final String OF_TODAY = "today";

    /// @param today of whoever reads it
    public static Value of(LocalDateTime at, LocalDate today) {
        long nanos = Duration.between(today.atStartOfDay(), at).toNanos();
        return new Value.Array(List.of(new Value.Str(Stamp.of(at))), Map.of(OF_TODAY, new Value.Time(nanos)));
    }

    @Override
    public Reading read(Value given, Names names) {
        return new Reading.Accepted(given);
    }

    @Override
    public String write(Value stored, Names names) {
        return stored instanceof Value.Array both ? GivenText.of(both.elements().getFirst()) : GivenText.of(stored);
    }

    @Override
    public boolean equal(Value stored, Value given, Names names) {
        return Comparison.equal(beside(stored, given, names), given);
    }

    @Override
    public Value beside(Value stored, Value given, Names names) {
        boolean timeOfDay = given instanceof Value.Time || Literals.of(GivenText.of(given)) instanceof Value.Time;
        return timeOfDay && stored instanceof Value.Array both ? both.keyed().get(OF_TODAY) : script(stored, names);
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
