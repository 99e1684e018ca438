package braid.shell.schema;

import java.util.List;

/// An argument of a command, or a property of a menu seen as one.
///
/// @param aliases older spellings that are accepted and never printed
public record Argument(String name, Kind kind, boolean required, List<String> aliases, String help) {
    /// What kind of text stands in the argument's place; decides which entry of the grammar reads it.
    public sealed interface Kind {
        record Typed(Type type) implements Kind {}

        /// Statements, run by the command (`do={...}`).
        record Block() implements Kind {}

        /// A value of any type of the language, array literals included (`in={1;2}`).
        record Any() implements Kind {}

        /// A condition over items (`where`, and the rest of `find` and `print where`).
        record Condition() implements Kind {}

        /// The name of a variable that is declared or assigned.
        record VariableName(Use use) implements Kind {}

        /// Text kept as written, braces included (`source={...}`).
        record Text() implements Kind {}

        /// Item numbers, names and ids (`numbers=`).
        record ItemNumbers() implements Kind {}

        /// Given bare (`detail`) or as `detail=yes`.
        record Switch() implements Kind {}
    }

    /// What a command does with the variable it names.
    public enum Use {
        /// Declares it where the command stands; the command's blocks are function bodies.
        LOCAL,
        /// Makes the session's variable of that name known; the command's blocks are function bodies.
        GLOBAL,
        /// Gives a declared variable a value; the command's blocks are function bodies.
        ASSIGNED,
        /// Counts with it inside the command's blocks, which see the variables around them.
        COUNTER,
        /// Declares it inside the command's blocks, which see the variables around them.
        IN_BLOCKS;

        /// Whether the command's blocks are the place where the variable is known.
        public boolean inBlocks() {
            return this == COUNTER || this == IN_BLOCKS;
        }
    }

    public Argument {
        aliases = List.copyOf(aliases);
    }

    public static Argument of(String name, Kind kind, String help) {
        return new Argument(name, kind, false, List.of(), help);
    }

    public Argument asRequired() {
        return new Argument(name, kind, true, aliases, help);
    }
}
