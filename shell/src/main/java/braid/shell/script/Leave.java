package braid.shell.script;

import braid.shell.value.Value;

/// Leaves a loop, a function or a script before its end. Without a stack trace.
public abstract sealed class Leave extends RuntimeException {
    private Leave() {
        super(null, null, false, false);
    }

    /// `:break`.
    public static final class Loop extends Leave {}

    /// `:continue`.
    public static final class Round extends Leave {}

    /// `:exit`.
    public static final class Script extends Leave {}

    /// `:return`.
    public static final class Function extends Leave {
        private final transient Value value;

        public Function(Value value) {
            this.value = value;
        }

        public Value value() {
            return value;
        }
    }
}
