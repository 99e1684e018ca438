package braid.shell.value;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A regular expression as the states of an automaton, all of which are followed at once (Thompson, 1968):
/// the time is the length of the text times the number of states at most, whatever the expression.
final class EreProgram {
    private static final int MOST_STATES = 20_000;

    /// Parts as often as they are repeated, those without a state among them.
    private static final int MOST_PARTS = 100_000;

    private static final long MOST_STEPS = 100_000_000;

    private sealed interface State {
        record OneOf(BitSet bytes, int next) implements State {}

        record Fork(int next, int other) implements State {}

        record Start(int next) implements State {}

        record End(int next) implements State {}

        record Found() implements State {}
    }

    private final List<State> states = new ArrayList<>();
    private int first;
    private int parts;

    private EreProgram() {}

    /// @throws TypeFailure if it has too many states
    static EreProgram of(Ere expression) {
        EreProgram program = new EreProgram();
        program.first = program.add(expression, program.add(new State.Found()));
        return program;
    }

    private int add(State state) {
        if (states.size() >= MOST_STATES) {
            throw tooComplex();
        }
        states.add(state);
        return states.size() - 1;
    }

    /// Adds the states of an expression behind which `next` follows.
    ///
    /// @return the first of them
    private int add(Ere expression, int next) {
        if (++parts > MOST_PARTS) {
            throw tooComplex();
        }
        return switch (expression) {
            case Ere.OneOf(BitSet bytes) -> add(new State.OneOf(bytes, next));
            case Ere.Start() -> add(new State.Start(next));
            case Ere.End() -> add(new State.End(next));
            case Ere.Sequence(List<Ere> parts) -> {
                int behind = next;
                for (Ere part : parts.reversed()) {
                    behind = add(part, behind);
                }
                yield behind;
            }
            case Ere.Choice(List<Ere> ways) -> {
                int way = add(ways.getLast(), next);
                for (Ere other : ways.reversed().subList(1, ways.size())) {
                    way = add(new State.Fork(add(other, next), way));
                }
                yield way;
            }
            case Ere.Repeated repeated -> add(repeated, next);
        };
    }

    private int add(Ere.Repeated repeated, int next) {
        int behind = next;
        if (repeated.most() == Ere.UNBOUNDED) {
            int fork = add(new State.Found());
            states.set(fork, new State.Fork(add(repeated.part(), fork), next));
            behind = fork;
        } else {
            for (int i = repeated.least(); i < repeated.most(); i++) {
                behind = add(new State.Fork(add(repeated.part(), behind), next));
            }
        }
        for (int i = 0; i < repeated.least(); i++) {
            behind = add(repeated.part(), behind);
        }
        return behind;
    }

    /// @param text bytes
    /// @throws TypeFailure if it takes too long
    boolean isFoundIn(String text) {
        return new Search(text).run();
    }

    private static TypeFailure tooComplex() {
        return new TypeFailure("regular expression too complex");
    }

    /// One look for it in one text.
    private final class Search {
        private final String text;
        private int[] now = new int[states.size()];
        private int[] then = new int[states.size()];
        private int count;

        /// The place in the text, counted from 1, for which a state was followed last.
        private final int[] followed = new int[states.size()];

        /// Each state adds two at most, once a place.
        private final int[] waiting = new int[2 * states.size() + 1];

        private long steps;

        Search(String text) {
            this.text = text;
        }

        boolean run() {
            if (follow(first, 0)) {
                return true;
            }
            for (int at = 0; at < text.length(); at++) {
                int[] from = now;
                int many = count;
                now = then;
                then = from;
                count = 0;
                char one = text.charAt(at);
                for (int i = 0; i < many; i++) {
                    if (states.get(from[i]) instanceof State.OneOf(BitSet bytes, int next)
                            && bytes.get(one)
                            && follow(next, at + 1)) {
                        return true;
                    }
                }
                if (follow(first, at + 1)) {
                    return true;
                }
            }
            return false;
        }

        /// Notes the states that are reached without a byte.
        ///
        /// @return whether the end is among them
        private boolean follow(int state, int at) {
            int left = 0;
            waiting[left++] = state;
            while (left > 0) {
                int id = waiting[--left];
                if (followed[id] == at + 1) {
                    continue;
                }
                followed[id] = at + 1;
                if (++steps > MOST_STEPS) {
                    throw tooComplex();
                }
                switch (states.get(id)) {
                    case State.OneOf _ -> now[count++] = id;
                    case State.Fork(int next, int other) -> {
                        waiting[left++] = other;
                        waiting[left++] = next;
                    }
                    case State.Start(int next) -> {
                        if (at == 0) {
                            waiting[left++] = next;
                        }
                    }
                    case State.End(int next) -> {
                        if (at == text.length()) {
                            waiting[left++] = next;
                        }
                    }
                    case State.Found() -> {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
