package braid.shell.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Operators that make a new value of one or two.
public final class Arithmetic {
    private Arithmetic() {}

    public static Value add(Value left, Value right) {
        return switch (left) {
            case Value.Num(long a) when right instanceof Value.Num(long b) -> new Value.Num(a + b);
            case Value.Num(long a) when right instanceof Value.Ip(int b) -> new Value.Ip((int) (a + b));
            case Value.Ip(int a) when right instanceof Value.Num(long b) -> new Value.Ip((int) (a + b));
            case Value.Ip6(long high, long low) when right instanceof Value.Num(long b) -> plus(high, low, b);
            case Value.Time(long a) when right instanceof Value.Time(long b) -> new Value.Time(a + b);
            case Value.Nothing() -> right;
            default -> {
                if (right instanceof Value.Nothing) {
                    yield left;
                }
                throw new TypeFailure("cannot add " + Texts.noun(right) + " to " + Texts.noun(left));
            }
        };
    }

    public static Value subtract(Value left, Value right) {
        return switch (left) {
            case Value.Num(long a) when right instanceof Value.Num(long b) -> new Value.Num(a - b);
            case Value.Ip(int a) when right instanceof Value.Num(long b) -> new Value.Ip((int) (a - b));
            case Value.Ip(int a)
            when right instanceof Value.Ip(int b) ->
                new Value.Num(Integer.toUnsignedLong(a) - Integer.toUnsignedLong(b));
            case Value.Ip6(long high, long low) when right instanceof Value.Num(long b) -> plus(high, low, -b);
            case Value.Time(long a) when right instanceof Value.Time(long b) -> new Value.Time(a - b);
            case Value.Nothing() when right instanceof Value.Num || right instanceof Value.Time -> negate(right);
            default -> {
                if (right instanceof Value.Nothing && !(left instanceof Value.Str)) {
                    yield left;
                }
                throw new TypeFailure("cannot subtract " + Texts.noun(right) + " from " + Texts.noun(left));
            }
        };
    }

    public static Value multiply(Value left, Value right) {
        return switch (left) {
            case Value.Num(long a) when right instanceof Value.Num(long b) -> new Value.Num(a * b);
            case Value.Time(long a) when right instanceof Value.Num(long b) -> new Value.Time(a * b);
            case Value.Num(long a) when right instanceof Value.Time(long b) -> new Value.Time(a * b);
            case Value.Nothing() when right instanceof Value.Nothing -> left;
            default -> throw new TypeFailure("cannot multiply " + Texts.noun(left) + " by " + Texts.noun(right));
        };
    }

    public static Value divide(Value left, Value right) {
        if (right instanceof Value.Num(long divisor) && divisor == 0) {
            throw new TypeFailure("division by zero");
        }
        return switch (left) {
            case Value.Num(long a) when right instanceof Value.Num(long b) -> new Value.Num(a / b);
            case Value.Time(long a) when right instanceof Value.Num(long b) -> new Value.Time(a / b);
            case Value.Time(long a) when right instanceof Value.Time(long b) && b != 0 -> new Value.Num(a / b);
            case Value.Nothing() when right instanceof Value.Nothing -> left;
            default -> throw new TypeFailure("cannot divide " + Texts.noun(left) + " by " + Texts.noun(right));
        };
    }

    public static Value modulo(Value left, Value right) {
        if (left instanceof Value.Num(long a) && right instanceof Value.Num(long b)) {
            if (b == 0) {
                throw new TypeFailure("division by zero");
            }
            return new Value.Num(a % b);
        }
        if (left instanceof Value.Nothing && right instanceof Value.Nothing) {
            return left;
        }
        throw new TypeFailure("cannot divide " + Texts.noun(left) + " by " + Texts.noun(right));
    }

    public static Value negate(Value operand) {
        return switch (operand) {
            case Value.Num(long number) -> new Value.Num(-number);
            case Value.Time(long nanos) -> new Value.Time(-nanos);
            case Value.Nothing nothing -> nothing;
            default -> throw new TypeFailure("cannot negate " + Texts.noun(operand));
        };
    }

    public static Value not(Value operand) {
        if (operand instanceof Value.Bool(boolean truth)) {
            return new Value.Bool(!truth);
        }
        throw new TypeFailure("cannot invert " + Texts.noun(operand));
    }

    public static Value invertBits(Value operand) {
        return switch (operand) {
            case Value.Num(long number) -> new Value.Num(~number);
            case Value.Ip(int bits) -> new Value.Ip(~bits);
            case Value.Ip6(long high, long low) -> new Value.Ip6(~high, ~low);
            case Value.Nothing nothing -> nothing;
            default -> throw new TypeFailure("cannot invert " + Texts.noun(operand));
        };
    }

    /// Concatenation; an array gets it on each of its elements.
    public static Value concatenate(Value left, Value right) {
        return concatenate(left, right, new Bounds.Room());
    }

    private static Value concatenate(Value left, Value right, Bounds.Room room) {
        if (left instanceof Value.Array array) {
            return each(array, element -> concatenate(element, right, room));
        }
        if (right instanceof Value.Array array) {
            return each(array, element -> concatenate(left, element, room));
        }
        String first = Texts.of(left);
        String second = Texts.of(right);
        Bounds.checkText((long) first.length() + second.length());
        room.take(1, (long) first.length() + second.length());
        return new Value.Str(first + second);
    }

    /// The elements of both; what is no array is one element, and nothing is none.
    public static Value.Array join(Value left, Value right) {
        List<Value> elements = new ArrayList<>();
        Map<String, Value> keyed = new TreeMap<>();
        for (Value value : List.of(left, right)) {
            if (value instanceof Value.Array array) {
                elements.addAll(array.elements());
                keyed.putAll(array.keyed());
            } else if (!(value instanceof Value.Nothing)) {
                elements.add(value);
            }
        }
        return Bounds.checked(new Value.Array(elements, keyed));
    }

    /// `array->key`; nothing when there is no such element.
    public static Value element(Value container, Value key) {
        if (!(container instanceof Value.Array array)) {
            return new Value.Nothing();
        }
        if (key instanceof Value.Num(long index)) {
            return index >= 0 && index < array.elements().size()
                    ? array.elements().get((int) index)
                    : array.keyed().getOrDefault(Long.toString(index), new Value.Nothing());
        }
        return array.keyed().getOrDefault(Texts.of(key), new Value.Nothing());
    }

    private static Value each(Value.Array array, UnaryOperator<Value> change) {
        Map<String, Value> keyed = new TreeMap<>();
        array.keyed().forEach((key, value) -> keyed.put(key, change.apply(value)));
        return Bounds.checked(
                new Value.Array(array.elements().stream().map(change).toList(), keyed));
    }

    private static Value plus(long high, long low, long number) {
        long sum = low + number;
        long carry = number >= 0
                ? (Long.compareUnsigned(sum, low) < 0 ? 1 : 0)
                : (Long.compareUnsigned(sum, low) > 0 ? -1 : 0);
        return new Value.Ip6(high + carry, sum);
    }
}
