package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// How often a command looks at what it watches: once, or again and again until it was told enough
/// (`interval=`, `duration=`, `once`) or the user has seen enough.
///
/// @param inPlace whether each look is drawn over the one before (a terminal, unless `without-paging` is
/// given)
record Repetition(long rounds, long intervalNanos, boolean inPlace) {
    private static final long SECOND = 1_000_000_000L;

    /// Oftener nothing would happen in between.
    private static final long LEAST_INTERVAL_NANOS = 1_000_000L;

    /// As the arguments say. Where nobody could end it, it is once.
    static Repetition of(Invocation call, Context context) {
        long interval = intervalNanos(call);
        OptionalLong duration = nanos(call, "duration");
        boolean once = Site.given(call, "once") || (duration.isEmpty() && !context.interactive());
        long rounds = once ? 1 : duration.isPresent() ? Math.max(1, duration.getAsLong() / interval) : Long.MAX_VALUE;
        boolean inPlace = !once && context.interactive() && !Site.given(call, "without-paging");
        return new Repetition(rounds, interval, inPlace);
    }

    /// Time between two looks.
    static long intervalNanos(Invocation call) {
        long interval = nanos(call, "interval")
                .orElseGet(() -> nanos(call, "freeze-frame-interval").orElse(SECOND));
        return Math.max(interval, LEAST_INTERVAL_NANOS);
    }

    /// Again and again until the user has seen enough; where nobody could end it, it is once.
    static Repetition every(Invocation call, long intervalNanos, Context context) {
        boolean inPlace = context.interactive() && !Site.given(call, "without-paging");
        return new Repetition(context.interactive() ? Long.MAX_VALUE : 1, intervalNanos, inPlace);
    }

    /// The same, each look below the one before, since something else writes between them.
    Repetition below() {
        return new Repetition(rounds, intervalNanos, false);
    }

    /// Shows what `look` sees, and runs `after` behind it, as often as it is due.
    void run(Context context, Supplier<List<String>> look, Runnable after) {
        LiveBlock live = new LiveBlock(context, inPlace);
        try {
            for (long round = 1; round <= rounds; round++) {
                live.show(look.get());
                after.run();
                if (round < rounds && live.isLeft(intervalNanos)) {
                    break;
                }
            }
        } finally {
            live.end();
        }
    }

    /// @throws CommandFailure if the argument is no span of time that passes
    static OptionalLong nanos(Invocation call, String argument) {
        Value given = call.values().get(argument);
        if (given == null) {
            return OptionalLong.empty();
        }
        Optional<Value.Time> time =
                given instanceof Value.Time span ? Optional.of(span) : Times.interval(GivenText.of(given));
        return OptionalLong.of(time.map(Value.Time::nanos)
                .filter(nanos -> nanos > 0)
                .orElseThrow(() -> new CommandFailure(Sentences.invalidTime(argument))));
    }
}
