package braid.shell.script;

import braid.shell.resolve.Il;
import braid.shell.resolve.Node;
import braid.shell.value.Value;

/// The body of a function: an expression, usually statements in brackets.
///
/// @param length bytes of the text that is kept for this function alone
record Function(Node node, Origin origin, int length) implements Value.Body {
    /// What is kept of a byte of text.
    private static final long KEPT_BYTES = 100;

    Function(Node node, Origin origin) {
        this(node, origin, 0);
    }

    enum Origin {
        /// `:parse`.
        TEXT,
        /// `do={...}` of a declaration.
        BLOCK,
        /// `>...`.
        DEFERRED
    }

    @Override
    public long bytes() {
        return length * KEPT_BYTES;
    }

    /// As `:put` prints it.
    @Override
    public String text() {
        return switch (origin) {
            case TEXT -> node instanceof Node.Substitution(var code) ? Il.of(code) : Il.of(node);
            case BLOCK -> ";" + Il.of(node);
            case DEFERRED -> Il.of(node);
        };
    }
}
