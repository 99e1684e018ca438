package braid.shell.console;

/// Whether what was typed while a command runs is the beginning of a line of text. Blanks, single control keys and
/// the sequences that function keys send are not. One thread.
final class TypedLine {
    private static final int ESCAPE_KEY = 27;

    private enum State {
        EMPTY,
        ESCAPE,
        SEQUENCE,
        BEGUN
    }

    private State state = State.EMPTY;

    void clear() {
        state = State.EMPTY;
    }

    boolean isBegun() {
        return state != State.EMPTY;
    }

    void typed(int key) {
        state = switch (state) {
            case EMPTY -> key == ESCAPE_KEY ? State.ESCAPE : key > ' ' ? State.BEGUN : State.EMPTY;
            case ESCAPE -> key == '[' || key == 'O' ? State.SEQUENCE : State.EMPTY;
            case SEQUENCE -> key >= '0' && key <= '?' ? State.SEQUENCE : State.EMPTY;
            case BEGUN -> key == '\r' || key == '\n' ? State.EMPTY : State.BEGUN;
        };
    }
}
