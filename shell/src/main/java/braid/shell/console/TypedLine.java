package braid.shell.console;

/// What is typed while a command runs: text of a line, and what function keys send. One thread.
final class TypedLine {
    private static final int ESCAPE_KEY = 27;

    private enum Sequence {
        NONE,
        ESCAPE,
        PARAMETERS
    }

    private Sequence sequence = Sequence.NONE;
    private boolean begun;

    /// Nothing of the line is left.
    void clear() {
        begun = false;
    }

    /// Whether the next key begins a line: blanks and control keys do not count.
    boolean isEmpty() {
        return !begun && sequence == Sequence.NONE;
    }

    static boolean beginsSequence(int key) {
        return key == ESCAPE_KEY;
    }

    /// @param alone whether nothing comes at once behind it
    /// @return whether the key is text; else it is one of those that a function key sends
    boolean typed(int key, boolean alone) {
        boolean text = sequence == Sequence.NONE && !beginsSequence(key);
        if (text) {
            begun = key != '\r' && key != '\n' && (begun || key > ' ');
        } else {
            sequence = switch (sequence) {
                case NONE -> alone ? Sequence.NONE : Sequence.ESCAPE;
                case ESCAPE -> key == '[' || key == 'O' ? Sequence.PARAMETERS : Sequence.NONE;
                case PARAMETERS -> key >= '0' && key <= '?' ? Sequence.PARAMETERS : Sequence.NONE;
            };
        }
        return text;
    }
}
