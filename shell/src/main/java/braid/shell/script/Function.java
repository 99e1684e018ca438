package braid.shell.script;

import braid.shell.resolve.Il;
import braid.shell.resolve.Node;
import braid.shell.value.Value;

/// The body of a function: an expression, usually statements in brackets.
record Function(Node node, Origin origin) implements Value.Body {
    enum Origin {
        /// `:parse`.
        TEXT,
        /// `do={...}` of a declaration.
        BLOCK,
        /// `>...`.
        DEFERRED
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
