package braid.shell.command;

import braid.shell.value.Addresses;
import braid.shell.value.Bounds;
import braid.shell.value.Literals;
import braid.shell.value.Texts;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `:tonum`, `:toip` ... make of a value; nothing when they can make nothing of it.
final class Conversions {
    private static final long SECOND = 1_000_000_000;

    private Conversions() {}

    static Value toNumber(Value value) {
        return switch (value) {
            case Value.Num number -> number;
            case Value.Bool(boolean truth) -> new Value.Num(truth ? 1 : 0);
            case Value.Time(long nanos) -> new Value.Num(nanos / SECOND);
            case Value.Ip(int bits) -> new Value.Num(Integer.toUnsignedLong(bits));
            case Value.Id(long number) -> new Value.Num(number);
            case Value.Str(String text) -> Literals.number(text).orElse(new Value.Nothing());
            case Value.IpPrefix _,
                    Value.Ip6 _,
                    Value.Ip6Prefix _,
                    Value.Array _,
                    Value.Code _,
                    Value.Nil _,
                    Value.Nothing _ -> new Value.Nothing();
        };
    }

    /// A number is a bool only if it is 0 or 1.
    static Value toBool(Value value) {
        return switch (value) {
            case Value.Bool truth -> truth;
            case Value.Num(long number) when number == 0 || number == 1 -> new Value.Bool(number == 1);
            case Value.Str(String text) when Literals.of(text) instanceof Value.Bool truth -> truth;
            default -> new Value.Nothing();
        };
    }

    static Value toIp(Value value) {
        return switch (value) {
            case Value.Ip ip -> ip;
            case Value.Num(long number) -> new Value.Ip((int) number);
            case Value.Str(String text) ->
                Addresses.ip(text).map(Value.class::cast).orElse(new Value.Nothing());
            default -> new Value.Nothing();
        };
    }

    static Value toIp6(Value value) {
        return value instanceof Value.Ip6
                ? value
                : Addresses.ip6(Texts.of(value)).map(Value.class::cast).orElse(new Value.Nothing());
    }

    static Value toId(Value value) {
        return switch (value) {
            case Value.Id id -> id;
            case Value.Num(long number) -> new Value.Id(number);
            case Value.Str(String text) when Literals.of(text) instanceof Value.Id id -> id;
            default -> new Value.Nothing();
        };
    }

    static Value toTime(Value value) {
        Optional<Value> read = value instanceof Value.Str(String text) ? Literals.read(text) : Optional.of(value);
        return switch (read.orElse(new Value.Nothing())) {
            case Value.Time time -> time;
            case Value.Num(long seconds) ->
                Times.ofSeconds(seconds).map(Value.class::cast).orElse(new Value.Nothing());
            default -> new Value.Nothing();
        };
    }

    static Value toNanos(Value value) {
        return toTime(value) instanceof Value.Time(long nanos) ? new Value.Num(nanos) : new Value.Nothing();
    }

    private static long parts(String text, String delimiter) {
        long parts = 1;
        int step = Math.max(1, delimiter.length());
        for (int at = text.indexOf(delimiter); at >= 0 && at < text.length(); at = text.indexOf(delimiter, at + step)) {
            parts++;
        }
        return parts;
    }

    /// A text is split at `delimiter`; its parts are texts.
    static Value toArray(Value value, String delimiter) {
        return switch (value) {
            case Value.Array array -> array;
            case Value.Nil(), Value.Nothing() -> Value.Array.of(List.of());
            case Value.Str(String text) when text.isEmpty() -> Value.Array.of(List.of());
            case Value.Str(String text) -> {
                new Bounds.Room().take(parts(text, delimiter), text.length());
                yield Value.Array.of(Arrays.stream(text.split(Pattern.quote(delimiter), -1))
                        .map(Value.Str::new)
                        .toList());
            }
            default -> Value.Array.of(List.of(value));
        };
    }
}
