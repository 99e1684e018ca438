package braid.shell.value;

import java.util.List;
import java.util.Map;

/// A value of the console language (what `:typeof` names). Immutable; a string is a sequence of bytes,
/// kept as an ISO-8859-1 [String] in which every char is one byte.
public sealed interface Value {
    record Num(long value) implements Value {}

    record Bool(boolean value) implements Value {}

    /// `bytes`: one char a byte (0 to 255).
    record Str(String bytes) implements Value {}

    /// An IPv4 address as its 32 bits.
    record Ip(int bits) implements Value {}

    /// `prefixBits` 0 to 32; the host bits of `address` are kept.
    record IpPrefix(Ip address, int prefixBits) implements Value {}

    record Ip6(long high, long low) implements Value {}

    record Ip6Prefix(Ip6 address, int prefixBits) implements Value {}

    /// An internal item number, printed `*1F`.
    record Id(long number) implements Value {}

    record Time(long nanos) implements Value {}

    /// Unkeyed elements in order, then keyed ones sorted by key.
    record Array(List<Value> elements, Map<String, Value> keyed) implements Value {}

    /// `[:nothing]`.
    record Nil() implements Value {}

    /// A declared variable without a value, a missing key.
    record Nothing() implements Value {}
}
