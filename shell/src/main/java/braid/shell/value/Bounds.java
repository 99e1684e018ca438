package braid.shell.value;

/// How large a value may become, so that a script that runs away does not take the router's memory.
public final class Bounds {
    /// Bytes of a text.
    public static final int TEXT_BYTES = 4 << 20;

    /// Bytes of all texts in an array, with [#ELEMENT_BYTES] for each element.
    public static final long ARRAY_BYTES = 64L << 20;

    /// Arrays in arrays.
    public static final int DEPTH = 256;

    private static final int ELEMENT_BYTES = 32;

    private Bounds() {}

    /// @throws TypeFailure if a text of that length is too long
    public static void checkText(long bytes) {
        if (bytes > TEXT_BYTES) {
            throw new TypeFailure("value too large");
        }
    }

    /// The array itself.
    ///
    /// @throws TypeFailure if it is too large or too deep
    public static Value.Array checked(Value.Array array) {
        rest(array, ARRAY_BYTES, DEPTH);
        return array;
    }

    /// What the value leaves of a budget. An array that stands in several places counts in each of them, as its text
    /// would.
    private static long rest(Value value, long budget, int depth) {
        long left = budget - ELEMENT_BYTES;
        if (value instanceof Value.Str(String bytes)) {
            left -= bytes.length();
        }
        if (left < 0 || depth < 0) {
            throw new TypeFailure("value too large");
        }
        if (value instanceof Value.Array array) {
            for (Value element : array.elements()) {
                left = rest(element, left, depth - 1);
            }
            for (var keyed : array.keyed().entrySet()) {
                left = rest(keyed.getValue(), left - keyed.getKey().length(), depth - 1);
            }
        }
        return left;
    }
}
