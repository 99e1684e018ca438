package braid.shell.resolve;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The variables that are known at a place of a text.
public final class Variables {
    public enum Kind {
        LOCAL,
        GLOBAL,
        /// The counter of a loop, the error of `:onerror`.
        LOOP,
        /// Not declared where it is used: given by the caller, or nothing.
        PARAMETER
    }

    private enum Border {
        /// Nothing is outside.
        TEXT,
        /// Names outside are not seen; unknown names are parameters.
        FUNCTION,
        /// Names outside are seen; unknown names are parameters.
        OPEN,
        /// Names outside are seen.
        NONE
    }

    private final Optional<Variables> outer;
    private final Border border;
    private final Map<String, Kind> declared = new HashMap<>();

    private Variables(Optional<Variables> outer, Border border) {
        this.outer = outer;
        this.border = border;
    }

    /// A text in which variables must be declared.
    public static Variables ofText() {
        return new Variables(Optional.empty(), Border.TEXT);
    }

    /// The body of a function, or a text that may be called as one.
    public static Variables ofFunction() {
        return new Variables(Optional.empty(), Border.FUNCTION);
    }

    Variables block() {
        return new Variables(Optional.of(this), Border.NONE);
    }

    /// A block that is given variables by the command that runs it (`monitor do=`). Colours are those of
    /// such a block: they do not tell a parameter from a wrong name.
    Variables open() {
        return new Variables(Optional.of(this), Border.OPEN);
    }

    public void declare(String name, Kind kind) {
        declared.put(name, kind);
    }

    /// What the name means here; empty when it had to be declared and was not.
    Optional<Kind> find(String name) {
        Kind kind = declared.get(name);
        if (kind != null) {
            return Optional.of(kind);
        }
        return switch (border) {
            case NONE -> outer.orElseThrow().find(name);
            case OPEN -> outer.orElseThrow().find(name).or(() -> Optional.of(Kind.PARAMETER));
            case FUNCTION -> Optional.of(Kind.PARAMETER);
            case TEXT -> Optional.empty();
        };
    }

    /// Whether a declaration is in force, for `:set`.
    boolean isDeclared(String name) {
        return declared.containsKey(name)
                || (seesOutside() && outer.orElseThrow().isDeclared(name));
    }

    private boolean seesOutside() {
        return border == Border.NONE || border == Border.OPEN;
    }

    /// The global variables declared at this level.
    public Set<String> globals() {
        if (declared.isEmpty()) {
            return Set.of();
        }
        return declared.entrySet().stream()
                .filter(entry -> entry.getValue() == Kind.GLOBAL)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// The names that are known, for completion.
    SortedSet<String> names() {
        var names = seesOutside() ? outer.orElseThrow().names() : new TreeSet<String>();
        names.addAll(declared.keySet());
        return names;
    }
}
