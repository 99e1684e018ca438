package braid.shell.known;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration.BuiltIn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known of one menu, before it becomes a declaration.
///
/// @param traits what can be done with its items, and what else is special, by letter
/// @param interfaceKind for a kind of interface, what its names begin with when none is given
/// @param properties arguments of `add` and `set`, in the order `print` shows them
/// @param commands other commands, by name
record Facts(
        String path,
        Kind kind,
        Set<Trait> traits,
        Optional<String> interfaceKind,
        List<ArgumentFacts> properties,
        Map<String, List<ArgumentFacts>> commands,
        List<BuiltIn> builtIns,
        Shown shown) {
    /// How RouterOS prints the items, as far as that is known.
    ///
    /// @param defaults properties in the order they are printed in, with what an item has that was given
    /// none; empty:
    ///     nothing
    /// @param columns of the table; empty: the detail form is printed
    /// @param flags in their order; empty: not known
    /// @param required what `add` needs
    record Shown(
            Map<String, Optional<String>> defaults, List<String> columns, List<Flag> flags, List<String> required) {
        static final Shown UNKNOWN = new Shown(Map.of(), List.of(), List.of(), List.of());

        private Shown and(Shown other) {
            return equals(UNKNOWN) ? other : this;
        }
    }

    enum Kind {
        DIR,
        /// Items that the running router shows.
        TABLE,
        /// A single record.
        RECORD,
        /// Items that are configured.
        LIST
    }

    enum Trait {
        ADD('a'),
        REMOVE('r'),
        DISABLE('d'),
        COMMENT('c'),
        MOVE('m'),
        /// Its `print` has `oid`.
        OIDS('o'),
        /// Braid carries it out, but for the items it names.
        CARRIED_OUT('b');

        private final char letter;

        Trait(char letter) {
            this.letter = letter;
        }

        static Optional<Trait> of(char letter) {
            return Arrays.stream(values())
                    .filter(trait -> trait.letter == letter)
                    .findFirst();
        }
    }

    /// An argument and what is known of its values.
    ///
    /// @param secret masked, and left out of exports
    record ArgumentFacts(String name, ValueFacts values, boolean secret) {}

    /// Values of an argument.
    ///
    /// @param form RouterOS's own help on the form of a value; empty when it gives none
    /// @param words that it completes
    /// @param items menus whose items the words are names of
    /// @param strict whether nothing but such a name will do
    record ValueFacts(String form, List<String> words, List<String> items, boolean strict) {
        static final ValueFacts ANY = new ValueFacts("", List.of(), List.of(), false);

        ValueFacts {
            words = List.copyOf(words);
            items = List.copyOf(items);
        }
    }

    /// The same of another menu.
    Facts at(String other, Optional<String> otherInterfaceKind) {
        return new Facts(other, kind, traits, otherInterfaceKind, properties, commands, builtIns, shown);
    }

    /// Both together, where two sources tell of the same menu. This one's word comes first.
    Facts and(Facts other) {
        ArrayList<ArgumentFacts> all = new ArrayList<>(properties);
        other.properties.stream()
                .filter(more -> properties.stream().noneMatch(one -> one.name().equals(more.name())))
                .forEach(all::add);
        Map<String, List<ArgumentFacts>> allCommands = new TreeMap<>(other.commands);
        allCommands.putAll(commands);
        Set<Trait> allTraits = new TreeSet<>(traits);
        allTraits.addAll(other.traits);
        return new Facts(
                path,
                kind.compareTo(other.kind) >= 0 ? kind : other.kind,
                allTraits,
                interfaceKind.or(other::interfaceKind),
                all,
                allCommands,
                builtIns.isEmpty() ? other.builtIns : builtIns,
                shown.and(other.shown));
    }
}
