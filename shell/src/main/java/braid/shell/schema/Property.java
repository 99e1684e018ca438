package braid.shell.schema;

import braid.shell.value.Value;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A property of a menu's items, declared once: validation, completion, print, export and defaults read
/// this.
///
/// @param byDefault the value of an item that was given none; empty: such an item does not have the
/// property
/// @param aliases older spellings that are accepted and never printed
/// @param carriedOut which values Braid carries out; the others are kept, printed and exported only
/// @param meanings values that are accepted here and never kept here
public record Property(
        String name,
        Type type,
        String help,
        Optional<Value> byDefault,
        List<String> aliases,
        Set<Trait> traits,
        Predicate<Value> carriedOut,
        List<Meaning> meanings) {
    /// A value that an older version spells so, and that is another property's now.
    public record Meaning(Value value, String property, Value now) {}

    /// What sets a property apart from a plain one.
    public enum Trait {
        /// `add` fails without it.
        REQUIRED,
        /// Masked in the log, in the history and in exports.
        SECRET,
        /// Comes from the running router, cannot be set.
        READ_ONLY,
        /// `print` leaves it out while it has its default.
        PRINTED_WHEN_NOT_DEFAULT,
        /// Never in `print` (the comment has a line of its own, `disabled` a flag).
        NOT_PRINTED,
        /// Exported even when it has its default.
        ALWAYS_EXPORTED,
        /// Exported when it was set, its default included, and not otherwise.
        EXPORTED_AS_SET,
        /// Changing it ends the session and dials again; the help of `set` says so.
        REDIALS,
        /// Names the item; unique among the items of the menu.
        NAME,
        /// The empty text takes it away.
        EMPTY_IS_NONE,
        /// An item that was given none shows one that follows from its other values.
        DERIVED,
        /// A name that the router gives (`linux-name`): kept in the configuration, neither settable nor
        /// exported.
        INTERNAL
    }

    public Property {
        aliases = List.copyOf(aliases);
        meanings = List.copyOf(meanings);
        traits = traits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(traits));
    }

    public static Property property(String name, Type type, String help) {
        return new Property(name, type, help, Optional.empty(), List.of(), Set.of(), _ -> true, List.of());
    }

    public Property byDefault(Value value) {
        return new Property(name, type, help, Optional.of(value), aliases, traits, carriedOut, meanings);
    }

    public Property byDefault(String text) {
        return byDefault(new Value.Str(text));
    }

    public Property byDefault(long number) {
        return byDefault(new Value.Num(number));
    }

    public Property byDefault(boolean yes) {
        return byDefault(new Value.Bool(yes));
    }

    public Property alias(String older) {
        return new Property(
                name,
                type,
                help,
                byDefault,
                Stream.concat(aliases.stream(), Stream.of(older)).toList(),
                traits,
                carriedOut,
                meanings);
    }

    public Property with(Trait trait) {
        Set<Trait> more = traits.isEmpty() ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(traits);
        more.add(trait);
        return new Property(name, type, help, byDefault, aliases, more, carriedOut, meanings);
    }

    public Property required() {
        return with(Trait.REQUIRED);
    }

    public Property secret() {
        return with(Trait.SECRET);
    }

    public Property readOnly() {
        return with(Trait.READ_ONLY);
    }

    /// Kept, printed and exported; Braid does nothing with it yet.
    public Property stored() {
        return carriedOutWhen(_ -> false);
    }

    /// Carried out for these values only; others are kept.
    public Property carriedOutWhen(Predicate<Value> condition) {
        return new Property(name, type, help, byDefault, aliases, traits, condition, meanings);
    }

    /// An older version's `value` is `other` with the value `now`.
    public Property means(String value, Property other, Value now) {
        Meaning meaning = new Meaning(new Value.Str(value), other.name(), now);
        return new Property(
                name,
                type,
                help,
                byDefault,
                aliases,
                traits,
                carriedOut,
                Stream.concat(meanings.stream(), Stream.of(meaning)).toList());
    }

    /// What a value means that is not kept as it is.
    public Optional<Meaning> meaning(Value value) {
        for (Meaning meaning : meanings) {
            if (meaning.value().equals(value)) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public boolean settable() {
        return !is(Trait.READ_ONLY) && !is(Trait.INTERNAL);
    }

    /// Whether it is the router's own business altogether.
    public boolean isHidden() {
        return is(Trait.INTERNAL) && is(Trait.NOT_PRINTED);
    }

    /// Whether `value` asks for something that Braid only stores. The default asks for nothing.
    public boolean onlyStored(Value value) {
        return !carriedOut.test(value) && !byDefault.equals(Optional.of(value));
    }

    public boolean isDefault(Value value) {
        return byDefault.map(value::equals).orElse(value instanceof Value.Nothing);
    }

    public boolean answersTo(String word) {
        return name.equals(word) || aliases.contains(word);
    }

    Argument asArgument() {
        return new Argument(name, type.kind(), false, aliases, help);
    }
}
