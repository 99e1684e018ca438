package braid.shell.value;

/// The operators on single bits: `&`, `|`, `^`, `<<`, `>>`.
public final class Bits {
    /// One of the operators, on a word of 64 bits.
    @FunctionalInterface
    public interface Operation {
        long apply(long left, long right);
    }

    private Bits() {}

    /// @param verb how a failure names the operator ("cannot and string ...")
    public static Value combine(Value left, Value right, String verb, Operation operation) {
        return switch (left) {
            case Value.Num(long a) when right instanceof Value.Num(long b) -> new Value.Num(operation.apply(a, b));
            case Value.Ip(int a) when right instanceof Value.Ip(int b) -> new Value.Ip((int) operation.apply(a, b));
            case Value.Ip6 a
            when right instanceof Value.Ip6 b ->
                new Value.Ip6(operation.apply(a.high(), b.high()), operation.apply(a.low(), b.low()));
            default -> throw new TypeFailure("cannot " + verb + " " + Texts.noun(left) + " with " + Texts.noun(right));
        };
    }

    public static Value shiftLeft(Value left, Value right) {
        return shift(left, right, true);
    }

    public static Value shiftRight(Value left, Value right) {
        return shift(left, right, false);
    }

    private static Value shift(Value left, Value right, boolean toTheLeft) {
        if (right instanceof Value.Num(long count)) {
            if (left instanceof Value.Num(long number)) {
                return new Value.Num(count < 0 || count > 63 ? 0 : toTheLeft ? number << count : number >> count);
            }
            if (left instanceof Value.Ip(int bits)) {
                return new Value.Ip(count < 0 || count > 31 ? 0 : toTheLeft ? bits << count : bits >>> count);
            }
        }
        throw new TypeFailure("cannot shift " + Texts.noun(left) + " by " + Texts.noun(right));
    }
}
