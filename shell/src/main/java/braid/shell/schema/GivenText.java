package braid.shell.schema;

import braid.shell.value.Addresses;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The text of a value as an argument's type reads it. Lists are joined with commas, times are in property form.
public final class GivenText {
    private GivenText() {}

    public static String of(Value value) {
        return switch (value) {
            case Value.Num(long number) -> Long.toString(number);
            case Value.Bool(boolean yes) -> yes ? "yes" : "no";
            case Value.Str(String bytes) -> bytes;
            case Value.Ip ip -> Addresses.write(ip);
            case Value.IpPrefix(Value.Ip address, int bits) -> Addresses.write(address) + "/" + bits;
            case Value.Ip6 ip6 -> Addresses.write(ip6);
            case Value.Ip6Prefix(Value.Ip6 address, int bits) -> Addresses.write(address) + "/" + bits;
            case Value.Id(long number) -> "*" + Long.toHexString(number).toUpperCase(Locale.ROOT);
            case Value.Time(long nanos) -> Times.writeUnits(nanos);
            case Value.Array array ->
                elements(array).stream().map(GivenText::of).collect(Collectors.joining(","));
            case Value.Code _, Value.Nil(), Value.Nothing() -> "";
        };
    }

    /// The parts of a list: an array's elements, or a text cut at its commas.
    static List<Value> parts(Value given) {
        if (given instanceof Value.Array array) {
            return elements(array);
        }
        String text = of(given);
        if (text.isEmpty()) {
            return List.of();
        }
        return text.indexOf(',') < 0
                ? List.of(given)
                : Arrays.stream(text.split(",", -1))
                        .map(part -> (Value) new Value.Str(part))
                        .toList();
    }

    private static List<Value> elements(Value.Array array) {
        List<Value> all = new ArrayList<>(array.elements());
        all.addAll(array.keyed().values());
        return all;
    }
}
