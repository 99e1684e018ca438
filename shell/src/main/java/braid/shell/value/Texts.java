package braid.shell.value;

import java.util.Locale;

/// Values as text (`:put`, `:tostr`, concatenation) and the names of their types.
public final class Texts {
    private Texts() {}

    /// The bytes that `:put` prints.
    ///
    /// @throws TypeFailure if an array's are too many
    public static String of(Value value) {
        return switch (value) {
            case Value.Num(long number) -> Long.toString(number);
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.Str(String bytes) -> bytes;
            case Value.Ip ip -> Addresses.write(ip);
            case Value.IpPrefix(Value.Ip ip, int bits) -> Addresses.write(ip) + "/" + bits;
            case Value.Ip6 ip -> Addresses.write(ip);
            case Value.Ip6Prefix(Value.Ip6 ip, int bits) -> Addresses.write(ip) + "/" + bits;
            case Value.Id(long number) -> "*" + Long.toHexString(number).toUpperCase(Locale.ROOT);
            case Value.Time(long nanos) -> Times.write(nanos);
            case Value.Array array -> {
                TextBuilder text = new TextBuilder();
                write(array, text);
                yield text.toString();
            }
            case Value.Code _ -> "(code)";
            case Value.Nil(), Value.Nothing() -> "";
        };
    }

    /// The word that `:typeof` gives.
    public static String typeof(Value value) {
        return switch (value) {
            case Value.Num _ -> "num";
            case Value.Bool _ -> "bool";
            case Value.Str _ -> "str";
            case Value.Ip _ -> "ip";
            case Value.IpPrefix _ -> "ip-prefix";
            case Value.Ip6 _ -> "ip6";
            case Value.Ip6Prefix _ -> "ip6-prefix";
            case Value.Id _ -> "id";
            case Value.Time _ -> "time";
            case Value.Array _ -> "array";
            case Value.Code(Value.Body _, boolean deferred) -> deferred ? "op" : "code";
            case Value.Nil() -> "nil";
            case Value.Nothing() -> "nothing";
        };
    }

    /// The type as error messages name it.
    static String noun(Value value) {
        return switch (value) {
            case Value.Num _ -> "integer number";
            case Value.Bool _ -> "boolean";
            case Value.Str _ -> "string";
            case Value.Ip _, Value.Ip6 _ -> "ip address";
            case Value.IpPrefix _, Value.Ip6Prefix _ -> "ip prefix";
            case Value.Id _ -> "internal number";
            case Value.Time _ -> "time interval";
            case Value.Array _ -> "array";
            case Value.Code _ -> "code";
            case Value.Nil(), Value.Nothing() -> "nothing";
        };
    }

    private static void write(Value value, TextBuilder text) {
        if (!(value instanceof Value.Array(var elements, var keyed))) {
            text.add(of(value));
            return;
        }
        String separator = "";
        for (Value element : elements) {
            text.add(separator);
            write(element, text);
            separator = ";";
        }
        for (var entry : keyed.entrySet()) {
            text.add(separator).add(entry.getKey()).add("=");
            write(entry.getValue(), text);
            separator = ";";
        }
    }
}
