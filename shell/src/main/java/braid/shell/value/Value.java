package braid.shell.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    record Array(List<Value> elements, Map<String, Value> keyed) implements Value {
        public Array {
            elements = List.copyOf(elements);
            keyed = Collections.unmodifiableSortedMap(new TreeMap<>(keyed));
        }

        public static Array of(List<? extends Value> elements) {
            return new Array(List.copyOf(elements), Map.of());
        }

        public int size() {
            return elements.size() + keyed.size();
        }
    }

    /// Code to be called: what `:parse` and `do={...}` of a declaration give, or a deferred expression
    /// (`>[...]`, type `op`).
    record Code(Body body, boolean deferred) implements Value {}

    /// What the interpreter runs when a [Code] is called.
    interface Body {
        /// What `:put` prints of it: the code as the parser understood it.
        String text();

        /// Bytes that it takes and shares with nobody.
        long bytes();
    }

    /// `[:nothing]`.
    record Nil() implements Value {}

    /// A declared variable without a value, a missing key.
    record Nothing() implements Value {}
}
