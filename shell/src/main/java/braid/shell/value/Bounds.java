package braid.shell.value;

/// How large a value may become, so that a script that runs away does not take the router's memory.
public final class Bounds {
    /// Bytes of a text.
    public static final int TEXT_BYTES = 4 << 20;

    /// Bytes of all texts in an array, with [#ELEMENT_BYTES] for each element and [#OWN_BYTES] for each
    /// array.
    public static final long ARRAY_BYTES = 64L << 20;

    /// Bytes of a text that becomes a value as code: what is kept of it is a hundred times as large.
    public static final int CODE_BYTES = 256 << 10;

    /// Bytes of the values of all global variables.
    public static final long GLOBAL_BYTES = ARRAY_BYTES;

    /// Arrays in arrays.
    public static final int DEPTH = 256;

    private static final int ELEMENT_BYTES = 32;

    /// Of an array, over those of its elements.
    private static final int OWN_BYTES = 96;

    private Bounds() {}

    /// @throws TypeFailure if a text of that length is too long
    public static void checkText(long bytes) {
        if (bytes > TEXT_BYTES) {
            throw tooLarge();
        }
    }

    /// The value itself.
    ///
    /// @throws TypeFailure if it is too large or too deep
    public static <T extends Value> T checked(T value) {
        switch (value) {
            case Value.Str(String bytes) -> checkText(bytes.length());
            case Value.Array array -> new Room().take(array);
            default -> {}
        }
        return value;
    }

    /// What a value takes of [#GLOBAL_BYTES].
    public static long size(Value value) {
        return ARRAY_BYTES - rest(value, ARRAY_BYTES, DEPTH);
    }

    /// What the bounds leave for an array that is being put together, so that it fails before it is there.
    public static final class Room {
        private long left = ARRAY_BYTES;

        private void take(Value value) {
            left = rest(value, left, DEPTH);
        }

        /// An array that is one of the elements, before its own elements.
        ///
        /// @throws TypeFailure if it is too much
        public void takeArray() {
            take(1, OWN_BYTES);
        }

        /// @throws TypeFailure if so many elements with texts of so many bytes are too much
        public void take(long elements, long bytes) {
            left -= elements * ELEMENT_BYTES + bytes;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }

    /// What the value leaves of a budget. An array that stands in several places counts in each of them, as
    /// its text would.
    private static long rest(Value value, long budget, int depth) {
        long left = budget
                - ELEMENT_BYTES
                - switch (value) {
                    case Value.Str(String bytes) -> bytes.length();
                    case Value.Code(Value.Body body, boolean _) -> body.bytes();
                    case Value.Array _ -> OWN_BYTES;
                    default -> 0;
                };
        if (left < 0 || depth < 0) {
            throw tooLarge();
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

    static TypeFailure tooLarge() {
        return new TypeFailure("value too large");
    }
}
