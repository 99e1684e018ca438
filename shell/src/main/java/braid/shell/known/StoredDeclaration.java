package braid.shell.known;

import static braid.shell.schema.Property.property;

import braid.shell.known.Facts.ArgumentFacts;
import braid.shell.known.Facts.Trait;
import braid.shell.known.Facts.ValueFacts;
import braid.shell.schema.Argument;
import braid.shell.schema.Argument.Kind;
import braid.shell.schema.Command;
import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.MenuDeclaration.ExportForm;
import braid.shell.schema.Property;
import braid.shell.schema.Selector;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The declaration of a menu that is only known: everything in it is kept, printed and exported, and
/// nothing is done.
final class StoredDeclaration {
    private static final List<String> SUBJECTS =
            List.of("numbers", "number", "address", "address-range", "interface", "name", "url");
    private static final Property NAME =
            property(Selector.NAME, Types.TEXT, "Name of the item").with(Property.Trait.NAME);
    private static final Set<String> NOT_IN_LINE = Set.of("comment", "disabled");
    /// Menus whose secrets nobody is shown, not even on the screen.
    private static final Set<String> NEVER_SHOWN = Set.of("/user");
    /// Arguments whose values are items of the menu itself.
    private static final Set<String> ITEMS = Set.of("numbers", "number");

    private StoredDeclaration() {}

    static MenuDeclaration of(Facts facts) {
        MenuDeclaration.Builder menu = switch (facts.kind()) {
            case DIR -> MenuDeclaration.directory(facts.path());
            case RECORD -> MenuDeclaration.settings(facts.path());
            case TABLE -> MenuDeclaration.readOnly(facts.path());
            case LIST -> list(facts);
        };
        if (facts.kind() != Facts.Kind.LIST) {
            menu.properties(properties(facts));
        }
        menu.columnsNamed(facts.shown().columns());
        Stream.of(Trait.REMOVE, Trait.OIDS)
                .filter(facts.traits()::contains)
                .forEach(trait -> ability(trait).ifPresent(menu::can));
        facts.builtIns().forEach(item -> menu.builtIn(item.id(), item.values()));
        menu.commands(commands(facts));
        return facts.traits().contains(Trait.CARRIED_OUT)
                ? menu.build()
                : menu.stored().build();
    }

    private static MenuDeclaration.Builder list(Facts facts) {
        MenuDeclaration.Builder menu = MenuDeclaration.items(facts.path())
                .cannot(Ability.ADD, Ability.REMOVE, Ability.DISABLE, Ability.COMMENT)
                .can(Ability.APPEAR)
                .properties(name(facts))
                .properties(properties(facts))
                .properties(Selector.REMEMBERED, Selector.UNNAMED, selected(Selector.DEFAULT_NAME), isDefault())
                .exported(ExportForm.ADD);
        facts.traits().forEach(trait -> ability(trait).ifPresent(menu::can));
        menu.flags(flags(facts));
        facts.interfaceKind().ifPresent(prefix -> {
            menu.numberedWith("/interface");
            if (!prefix.equals("-")) {
                menu.namedFrom(prefix);
            }
        });
        return menu;
    }

    private static Flag[] flags(Facts facts) {
        List<Flag> flags = new ArrayList<>(facts.shown().flags());
        if (!flags.isEmpty()) {
            return flags.toArray(Flag[]::new);
        }
        if (facts.traits().contains(Trait.DISABLE)) {
            flags.add(Flag.of('X', "disabled", 0));
            flags.add(Flag.of('I', "invalid", 0));
        }
        if (!facts.builtIns().isEmpty()) {
            flags.add(Flag.of('*', "default", 1));
        }
        return flags.toArray(Flag[]::new);
    }

    private static Optional<Ability> ability(Trait trait) {
        return Optional.ofNullable(
                switch (trait) {
                    case ADD -> Ability.ADD;
                    case REMOVE -> Ability.REMOVE;
                    case DISABLE -> Ability.DISABLE;
                    case COMMENT -> Ability.COMMENT;
                    case MOVE -> Ability.MOVE;
                    case OIDS -> Ability.OIDS;
                    case CARRIED_OUT -> null;
                });
    }

    /// The name comes first; where nobody can give one, items have the name that RouterOS gives them.
    private static Property name(Facts facts) {
        return isNamed(facts) ? required(facts, NAME) : NAME.with(Property.Trait.INTERNAL);
    }

    private static boolean isNamed(Facts facts) {
        return facts.properties().stream().anyMatch(argument -> argument.name().equals(Selector.NAME));
    }

    private static Property selected(String name) {
        return property(name, Types.BARE_TEXT, "What RouterOS calls the item").with(Property.Trait.INTERNAL);
    }

    private static Property isDefault() {
        return property(Selector.DEFAULT, Types.YES_NO, "Whether RouterOS made the item")
                .with(Property.Trait.INTERNAL)
                .with(Property.Trait.NOT_PRINTED);
    }

    static List<Property> properties(Facts facts) {
        boolean record = facts.kind() == Facts.Kind.RECORD;
        return shown(
                facts,
                facts.properties().stream()
                        .filter(argument -> record || !argument.name().equals(Selector.NAME))
                        .map(argument -> facts.traits().contains(Trait.CARRIED_OUT)
                                        && argument.values().items().isEmpty()
                                ? asProperty(argument).carriedOutWhen(_ -> true)
                                : asProperty(argument))
                        .map(property -> property.is(Property.Trait.SECRET) && NEVER_SHOWN.contains(facts.path())
                                ? property.with(Property.Trait.NOT_PRINTED)
                                : property)
                        .toList());
    }

    /// In the order `print` shows them, with their defaults. What nobody can set is read-only.
    private static List<Property> shown(Facts facts, List<Property> properties) {
        Map<String, Optional<String>> defaults = facts.shown().defaults();
        List<Property> all = new ArrayList<>();
        defaults.forEach((name, value) -> properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .or(() -> value.filter(_ -> !name.equals(Selector.NAME))
                        .map(_ -> property(name, Types.BARE_TEXT, "").readOnly()))
                .ifPresent(all::add));
        properties.stream()
                .filter(property -> !defaults.containsKey(property.name()))
                .forEach(all::add);
        all.replaceAll(property -> byDefault(
                required(facts, property),
                defaults.getOrDefault(
                        property.name(), property.name().equals("disabled") ? Optional.of("no") : Optional.empty())));
        return all;
    }

    private static Property required(Facts facts, Property property) {
        return facts.shown().required().contains(property.name()) ? property.required() : property;
    }

    /// Its default is exported when somebody has set it.
    private static Property byDefault(Property property, Optional<String> text) {
        return text.map(given ->
                        property.byDefault(value(property.type(), given)).with(Property.Trait.EXPORTED_AS_SET))
                .orElse(property);
    }

    private static Value value(Type type, String text) {
        Value given = new Value.Str(text);
        return type.read(given, Type.Names.NONE) instanceof Type.Reading.Accepted(Value value) ? value : given;
    }

    static Property asProperty(ArgumentFacts argument) {
        Property plain = property(argument.name(), ValueTypes.of(argument.values()), help(argument.values()));
        Property printed = NOT_IN_LINE.contains(argument.name()) ? plain.with(Property.Trait.NOT_PRINTED) : plain;
        return (argument.secret() ? printed.secret() : printed).stored();
    }

    static Command[] commands(Facts facts) {
        List<Command> commands = new ArrayList<>();
        facts.commands().forEach((name, arguments) -> {
            List<Argument> all =
                    arguments.stream().map(StoredDeclaration::asArgument).toList();
            commands.add(new Command(name, "", all, positional(all), false));
        });
        return commands.toArray(Command[]::new);
    }

    /// Any value may stand without its name; what RouterOS's commands are usually about comes first (`torch
    /// ether1`).
    private static List<String> positional(List<Argument> arguments) {
        return arguments.stream()
                .filter(StoredDeclaration::isValue)
                .map(Argument::name)
                .sorted(Comparator.comparingInt(
                        name -> SUBJECTS.contains(name) ? SUBJECTS.indexOf(name) : SUBJECTS.size()))
                .toList();
    }

    /// Whether it may stand without its name.
    private static boolean isValue(Argument argument) {
        return switch (argument.kind()) {
            case Kind.Switch(), Kind.Block() -> false;
            case Kind.Typed _, Kind.Any(), Kind.Condition(), Kind.VariableName _, Kind.Text(), Kind.ItemNumbers() ->
                true;
        };
    }

    /// `set` of a list, for a menu whose items come from the running router alone: it is known and does
    /// nothing.
    static Optional<Command> set(Facts facts) {
        if (facts.kind() != Facts.Kind.LIST) {
            return Optional.empty();
        }
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Argument.of("numbers", new Kind.ItemNumbers(), "Items to work on"));
        facts.properties().stream().map(StoredDeclaration::asArgument).forEach(arguments::add);
        return Optional.of(new Command("set", "", arguments, List.of("numbers"), false));
    }

    /// What the command would do with them is not known, so anything may stand there.
    private static Argument asArgument(ArgumentFacts argument) {
        Kind kind = ITEMS.contains(argument.name())
                ? new Kind.ItemNumbers()
                : switch (argument.name()) {
                    case "do", "command", "on-error" -> new Kind.Block();
                    case "where" -> new Kind.Condition();
                    case "once", "as-value", "without-paging", "append" -> new Kind.Switch();
                    default ->
                        new Kind.Typed(new KeptText(false, argument.values().words()));
                };
        return Argument.of(argument.name(), kind, help(argument.values()));
    }

    private static String help(ValueFacts values) {
        return values.form();
    }
}
