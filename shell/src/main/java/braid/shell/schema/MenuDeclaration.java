package braid.shell.schema;

import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A menu as it is declared once. Everything generic is derived from it: commands, their arguments,
/// completion, validation, print, export, defaults.
///
/// @param idSpace the menu whose numbering the items share; interfaces of all kinds are numbered together
/// @param columns names of the properties of the table form
/// @param printForm the form of a plain `print`
/// @param statistics names of the properties that `print stats` shows; empty: there is no such form
/// @param over menus whose items are shown here together
/// @param foreignDefaults defaults that files written by RouterOS rely on where Braid's own differ
/// @param watch what `monitor` looks at; empty: there is no such command
/// @param namePrefix an item added without a name gets this and the first free number
/// @param carriedOut false: Braid only keeps what is configured here
/// @param noun what one item is called in the history ("filter rule")
/// @param toldBy the property whose value follows that there ("route 0.0.0.0/0 added")
/// @param distinct what no two items have in common; empty: they may be alike
public record MenuDeclaration(
        String path,
        String help,
        Kind kind,
        List<Property> properties,
        List<Flag> flags,
        List<String> columns,
        List<String> statistics,
        PrintForm printForm,
        Set<Ability> abilities,
        String idSpace,
        List<String> over,
        List<BuiltIn> builtIns,
        Map<String, Value> foreignDefaults,
        ExportForm exportForm,
        List<Command> commands,
        Optional<Watch> watch,
        Optional<String> namePrefix,
        boolean carriedOut,
        String noun,
        Optional<String> toldBy,
        Optional<Distinct> distinct) {
    /// No two items have the same values in all of these.
    ///
    /// @param by the one that tells most of them apart first
    /// @param sentence what is said of a second one
    public record Distinct(List<Property> by, String sentence) {
        public Distinct {
            by = List.copyOf(by);
        }
    }

    public enum Kind {
        /// A list of items.
        ITEMS,
        /// A single record.
        SETTINGS,
        /// A list that the running router fills.
        READ_ONLY,
        /// Nothing but menus and commands below it.
        DIRECTORY
    }

    /// What can be done with the items of a menu beyond reading and changing them.
    public enum Ability {
        ADD,
        REMOVE,
        MOVE,
        DISABLE,
        COMMENT,
        /// What `set` names and is not there appears: only the hardware, or a release of RouterOS, knows
        /// what is there.
        APPEAR,
        /// `print oid` tells where SNMP has the values.
        OIDS
    }

    /// What `print` looks like when no form is asked for.
    public enum PrintForm {
        /// All properties, `name=value` after `name=value`.
        DETAIL,
        /// The columns, with flags and headings.
        TABLE,
        /// The columns as they are, a line an item: a log.
        LINES
    }

    /// How `export` addresses an item.
    public enum ExportForm {
        /// A new item: `add ...`; a built-in one: `set *0 ...`.
        ADD,
        /// `set [ find default-name=ether1 ] ...`.
        SET_BY_DEFAULT_NAME,
        /// Never exported.
        NONE
    }

    /// An item that nobody has to add.
    public record BuiltIn(long id, Map<String, Value> values) {
        /// Where the ids begin that no added item has.
        private static final long RESERVED = 0x200_0000L;

        /// Whether it cannot be removed. One that can has an id as added items have.
        public boolean lasting() {
            return id == 0 || id >= RESERVED;
        }
    }

    public static Builder items(String path) {
        return new Builder(path, Kind.ITEMS).can(Ability.ADD, Ability.REMOVE, Ability.DISABLE, Ability.COMMENT);
    }

    public static Builder settings(String path) {
        return new Builder(path, Kind.SETTINGS);
    }

    public static Builder readOnly(String path) {
        return new Builder(path, Kind.READ_ONLY);
    }

    public static Builder directory(String path) {
        return new Builder(path, Kind.DIRECTORY);
    }

    /// The property a name or alias stands for.
    public Optional<Property> property(String word) {
        for (Property property : properties) {
            if (property.answersTo(word)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    public Optional<Property> nameProperty() {
        for (Property property : properties) {
            if (property.is(Property.Trait.NAME)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /// A builder that holds all of this.
    public Builder builder() {
        Builder builder = new Builder(path, kind);
        builder.help = help;
        builder.idSpace = idSpace;
        builder.noun = noun;
        builder.toldBy = toldBy;
        builder.distinct = distinct;
        builder.watch = watch;
        builder.namePrefix = namePrefix.orElse("");
        builder.printForm = printForm;
        builder.carriedOut = carriedOut;
        builder.exportForm = exportForm;
        builder.properties.addAll(properties);
        builder.flags.addAll(flags);
        builder.columns.addAll(columns);
        builder.statistics.addAll(statistics);
        builder.over.addAll(over);
        builder.builtIns.addAll(builtIns);
        builder.foreignDefaults.putAll(foreignDefaults);
        builder.abilities.addAll(abilities);
        builder.commands.addAll(commands);
        return builder;
    }

    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }

    /// Collects a declaration; each method returns the builder itself.
    public static final class Builder {
        private final String path;
        private final Kind kind;
        private String help = "";
        private String idSpace;
        private String noun;
        private Optional<String> toldBy = Optional.empty();
        private Optional<Distinct> distinct = Optional.empty();
        private Optional<Watch> watch = Optional.empty();
        private String namePrefix = "";
        private PrintForm printForm = PrintForm.DETAIL;
        private boolean carriedOut = true;
        private ExportForm exportForm;
        private final List<Property> properties = new ArrayList<>();
        private final List<Flag> flags = new ArrayList<>();
        private final List<String> columns = new ArrayList<>();
        private final List<String> statistics = new ArrayList<>();
        private final List<String> over = new ArrayList<>();
        private final List<BuiltIn> builtIns = new ArrayList<>();
        private final Map<String, Value> foreignDefaults = new LinkedHashMap<>();
        private final Set<Ability> abilities = new TreeSet<>();
        private final List<Command> commands = new ArrayList<>();

        private Builder(String path, Kind kind) {
            this.path = path;
            this.kind = kind;
            this.idSpace = path;
            this.noun = path.substring(path.lastIndexOf('/') + 1).replace('-', ' ');
            this.exportForm = kind == Kind.READ_ONLY || kind == Kind.DIRECTORY ? ExportForm.NONE : ExportForm.ADD;
        }

        public Builder help(String text) {
            help = text;
            return this;
        }

        public Builder properties(Property... more) {
            properties.addAll(List.of(more));
            return this;
        }

        public Builder properties(List<Property> more) {
            properties.addAll(more);
            return this;
        }

        public Builder flags(Flag... more) {
            flags.addAll(List.of(more));
            return this;
        }

        /// The columns of the table form, which becomes the default form of `print`.
        public Builder columns(Property... more) {
            for (Property property : more) {
                columns.add(property.name());
            }
            printForm = PrintForm.TABLE;
            return this;
        }

        /// The same columns without headings and flags.
        public Builder lines(Property... more) {
            columns(more);
            printForm = PrintForm.LINES;
            return this;
        }

        /// The columns of `print stats`.
        public Builder statistics(Property... more) {
            for (Property property : more) {
                statistics.add(property.name());
            }
            return this;
        }

        public Builder can(Ability... more) {
            abilities.addAll(List.of(more));
            return this;
        }

        public Builder cannot(Ability... less) {
            List.of(less).forEach(abilities::remove);
            return this;
        }

        /// Items are numbered together with those of another menu.
        public Builder numberedWith(String menu) {
            idSpace = menu;
            return this;
        }

        public Builder showing(String... menus) {
            over.addAll(List.of(menus));
            return this;
        }

        public Builder builtIn(long id, Map<String, Value> values) {
            builtIns.add(new BuiltIn(id, values));
            return this;
        }

        public Builder foreignDefault(Property property, Value value) {
            foreignDefaults.put(property.name(), value);
            return this;
        }

        public Builder exported(ExportForm form) {
            exportForm = form;
            return this;
        }

        public Builder commands(Command... more) {
            commands.addAll(List.of(more));
            return this;
        }

        /// @param monitor the command that looks at it
        public Builder watched(Watch what, Command monitor) {
            watch = Optional.of(what);
            return commands(monitor);
        }

        public Builder namedFrom(String prefix) {
            namePrefix = prefix;
            return this;
        }

        /// Everything here is kept, printed and exported, and nothing is done about it.
        public Builder stored() {
            carriedOut = false;
            properties.replaceAll(property -> property.is(Property.Trait.NOT_PRINTED) ? property : property.stored());
            return this;
        }

        public Builder noun(String text) {
            noun = text;
            return this;
        }

        /// What one item is called in the history: the word, and the value of a property behind it.
        public Builder noun(String text, Property told) {
            toldBy = Optional.of(told.name());
            return noun(text);
        }

        /// No two items have the same values in all of these; the one that tells most of them apart comes
        /// first.
        public Builder distinct(String sentence, Property... by) {
            distinct = Optional.of(new Distinct(List.of(by), sentence));
            return this;
        }

        public MenuDeclaration build() {
            return new MenuDeclaration(
                    path,
                    help,
                    kind,
                    List.copyOf(properties),
                    List.copyOf(flags),
                    List.copyOf(columns),
                    List.copyOf(statistics),
                    printForm,
                    Collections.unmodifiableSet(new TreeSet<>(abilities)),
                    idSpace,
                    List.copyOf(over),
                    List.copyOf(builtIns),
                    Collections.unmodifiableMap(new LinkedHashMap<>(foreignDefaults)),
                    exportForm,
                    List.copyOf(commands),
                    watch,
                    namePrefix.isEmpty() ? Optional.empty() : Optional.of(namePrefix),
                    carriedOut,
                    noun,
                    toldBy,
                    distinct);
        }
    }
}
