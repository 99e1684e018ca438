package braid.shell.value;

import java.util.Optional;

/// Equality, order, matching and membership.
public final class Comparison {
    private Comparison() {}

    /// Values of unlike types are equal when one, read as the other's literal, is equal to it.
    public static boolean equal(Value left, Value right) {
        if (left.equals(right)) {
            return true;
        }
        if (isNothing(left) || isNothing(right)) {
            return isNothing(left) && isNothing(right);
        }
        if (left.getClass() == right.getClass() || left instanceof Value.Array || right instanceof Value.Array) {
            return false;
        }
        return Texts.of(left).equals(Texts.of(right))
                || (left instanceof Value.Str(String text) && Literals.of(text).equals(right))
                || (right instanceof Value.Str(String other)
                        && Literals.of(other).equals(left));
    }

    /// Negative, zero or positive.
    ///
    /// @param relation how a failure names the comparison ("more", "less")
    public static int compare(Value left, Value right, String relation) {
        if (left instanceof Value.Array || right instanceof Value.Array) {
            throw new TypeFailure(
                    "cannot compare if " + Texts.noun(left) + " is " + relation + " than " + Texts.noun(right));
        }
        if (isNothing(left) || isNothing(right)) {
            return Boolean.compare(!isNothing(left), !isNothing(right));
        }
        return switch (left) {
            case Value.Num(long a)
            when number(right).isPresent() -> Long.compare(a, number(right).get());
            case Value.Str _
            when right instanceof Value.Num(long b) && number(left).isPresent() ->
                Long.compare(number(left).get(), b);
            case Value.Time(long a) when right instanceof Value.Time(long b) -> Long.compare(a, b);
            case Value.Time(long a) when right instanceof Value.Num(long b) -> Long.compare(a / 1_000_000_000, b);
            case Value.Num(long a) when right instanceof Value.Time(long b) -> Long.compare(a, b / 1_000_000_000);
            case Value.Ip(int a) when right instanceof Value.Ip(int b) -> Integer.compareUnsigned(a, b);
            case Value.Id(long a) when right instanceof Value.Id(long b) -> Long.compareUnsigned(a, b);
            case Value.Bool(boolean a) when right instanceof Value.Bool(boolean b) -> Boolean.compare(a, b);
            case Value.Ip6(long high, long low)
            when right instanceof Value.Ip6(long otherHigh, long otherLow) ->
                high != otherHigh ? Long.compareUnsigned(high, otherHigh) : Long.compareUnsigned(low, otherLow);
            default -> Texts.of(left).compareTo(Texts.of(right));
        };
    }

    /// `text ~ expression`, a POSIX extended regular expression. A list matches when one of its elements
    /// does, as in `/log print where topics~"pppoe"`.
    public static boolean matches(Value left, Value right) {
        if (left instanceof Value.Array(var elements, var _) && !(right instanceof Value.Array)) {
            return elements.stream().anyMatch(element -> matches(element, right));
        }
        if (right instanceof Value.Array) {
            throw new TypeFailure("cannot match " + Texts.noun(left) + " with " + Texts.noun(right));
        }
        return Ere.isFound(Texts.of(right), Texts.of(left));
    }

    /// Whether an address or a prefix lies in a prefix, or a value is an element of an array.
    public static boolean in(Value left, Value right) {
        return within(asNetwork(left, right), asNetwork(right, left));
    }

    /// A text beside an address or a network is one too: properties are texts to scripts.
    private static Value asNetwork(Value value, Value other) {
        return value instanceof Value.Str(String text) && isNetwork(other) && isNetwork(Literals.of(text))
                ? Literals.of(text)
                : value;
    }

    private static boolean isNetwork(Value value) {
        return value instanceof Value.Ip
                || value instanceof Value.IpPrefix
                || value instanceof Value.Ip6
                || value instanceof Value.Ip6Prefix;
    }

    private static boolean within(Value left, Value right) {
        return switch (right) {
            case Value.IpPrefix prefix when left instanceof Value.Ip ip -> Addresses.contains(prefix, ip);
            case Value.IpPrefix prefix
            when left instanceof Value.IpPrefix(Value.Ip ip, int bits) ->
                bits >= prefix.prefixBits() && Addresses.contains(prefix, ip);
            case Value.Ip6Prefix prefix when left instanceof Value.Ip6 ip -> Addresses.contains(prefix, ip);
            case Value.Ip6Prefix prefix
            when left instanceof Value.Ip6Prefix(Value.Ip6 ip, int bits) ->
                bits >= prefix.prefixBits() && Addresses.contains(prefix, ip);
            case Value.Array array -> array.elements().stream().anyMatch(element -> equal(left, element));
            default -> equal(left, right);
        };
    }

    public static boolean isNothing(Value value) {
        return value instanceof Value.Nothing || value instanceof Value.Nil;
    }

    private static Optional<Long> number(Value value) {
        return switch (value) {
            case Value.Num(long number) -> Optional.of(number);
            case Value.Str(String text) -> Literals.number(text).map(read -> ((Value.Num) read).value());
            default -> Optional.empty();
        };
    }
}
