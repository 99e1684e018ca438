package braid.shell.schema;

import braid.shell.value.Comparison;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How a property or an argument reads what was given to it, and how it writes it out.
public interface Type {
    /// What became of a given value.
    sealed interface Reading {
        record Accepted(Value value) implements Reading {}

        /// RouterOS's words, `%s` standing for the argument's name ("value of %s out of range (1..9)").
        record Refused(String message) implements Reading {
            /// The sentence about the argument of that name.
            public String about(String argument) {
                return message.replace(Sentences.NAME, argument);
            }
        }
    }

    /// Reads a value given as text or by an expression. References to items are resolved through `names`.
    Reading read(Value given, Names names);

    /// Whether the type can ever accept that text; if not, RouterOS's parser rejects the command already.
    default boolean readable(String text) {
        return true;
    }

    /// The text of a constant as `:parse` shows it, the type's own form where it has one.
    default String parsed(String text) {
        return text;
    }

    /// The text of a stored value as `print` and `export` write it, before quoting.
    String write(Value stored, Names names);

    /// The text that `export` writes, where it is another one.
    default String exported(Value stored, Names names) {
        return write(stored, names);
    }

    /// Whether `export` puts quotes round text that would do without.
    default boolean alwaysQuoted() {
        return false;
    }

    /// The value that `get` and `where` see.
    default Value script(Value stored, Names names) {
        return new Value.Str(write(stored, names));
    }

    /// Whether `where name=given` holds.
    ///
    /// @param stored as it was read by this type
    default boolean equal(Value stored, Value given, Names names) {
        return Comparison.equal(script(stored, names), given);
    }

    /// The value that `where name<given` and its like compare with `given`.
    default Value beside(Value stored, Value given, Names names) {
        return script(stored, names);
    }

    /// Whether `print detail` puts the text in quotes (free text does, enumerations and numbers do not).
    boolean quoted();

    /// Whether columns of this type are aligned to the right.
    default boolean rightAligned() {
        return false;
    }

    /// Whether a text of several lines stands on lines of its own in the detail form.
    default boolean onOwnLines() {
        return false;
    }

    /// The one stored value that is equal to `given`, as `where name=given` asks, so that it can be looked up; empty
    /// when there may be several, or none is known.
    default Optional<Value> lookedUp(Value given, Names names) {
        return Optional.empty();
    }

    /// Words that may stand here, for completion and help; empty when free.
    List<String> words(Names names);

    /// A property of the same menu whose values, as items have them, may stand here too; for completion.
    default Optional<String> alsoValuesOf() {
        return Optional.empty();
    }

    /// What kind of text stands in the place of an argument of this type.
    default Argument.Kind kind() {
        return new Argument.Kind.Typed(this);
    }

    /// The menus whose items a stored value may refer to.
    default List<String> refersTo() {
        return List.of();
    }

    /// The names of items that values may refer to, as the configuration has them now.
    interface Names {
        /// Nothing has a name.
        Names NONE = new Names() {
            @Override
            public List<String> of(String menuPath) {
                return List.of();
            }

            @Override
            public List<String> values(String menuPath, String property) {
                return List.of();
            }

            @Override
            public OptionalLong idOf(String menuPath, String name) {
                return OptionalLong.empty();
            }

            @Override
            public Optional<String> nameOf(String menuPath, long id) {
                return Optional.empty();
            }
        };

        /// Names of the items of a menu, in order.
        List<String> of(String menuPath);

        /// What the items of a menu have as a property, each once, in order.
        List<String> values(String menuPath, String property);

        /// The id of the item so named, or empty.
        OptionalLong idOf(String menuPath, String name);

        /// The name of the item with that id, or empty when it was removed.
        Optional<String> nameOf(String menuPath, long id);
    }
}
