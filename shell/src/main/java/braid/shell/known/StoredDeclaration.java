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
import braid.shell.schema.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The declaration of a menu that is only known: everything in it is kept, printed and exported, and nothing is done.
final class StoredDeclaration {
    private static final List<String> SUBJECTS =
            List.of("numbers", "number", "address", "address-range", "interface", "name", "url");
    private static final Property NAME =
            property(Selector.NAME, Types.TEXT, "Name of the item").with(Property.Trait.NAME);
    private static final Set<String> NOT_IN_LINE = Set.of("comment", "disabled");
    /// Menus whose secrets nobody is shown, not even on the screen.
    private static final Set<String> NEVER_SHOWN = Set.of("/user");
    /// Menus in which sessions show what they have, beside what is kept.
    private static final Set<String> SHOWING_SESSIONS = Set.of("/queue/simple");
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
        Stream.of(Trait.REMOVE, Trait.OIDS).filter(facts.traits()::contains).forEach(trait -> menu.can(ability(trait)));
        facts.builtIns().forEach(item -> menu.builtIn(item.id(), item.values()));
        return menu.commands(commands(facts)).stored().build();
    }

    private static MenuDeclaration.Builder list(Facts facts) {
        MenuDeclaration.Builder menu = MenuDeclaration.items(facts.path())
                .cannot(Ability.ADD, Ability.REMOVE, Ability.DISABLE, Ability.COMMENT)
                .can(Ability.APPEAR)
                .properties(name(facts))
                .properties(properties(facts))
                .properties(Selector.REMEMBERED, Selector.UNNAMED, selected(Selector.DEFAULT_NAME), isDefault())
                .exported(ExportForm.ADD);
        facts.traits().forEach(trait -> menu.can(ability(trait)));
        if (facts.traits().contains(Trait.DISABLE)) {
            menu.flags(Flag.of('X', "disabled", 0), Flag.of('I', "invalid", 0));
        }
        if (SHOWING_SESSIONS.contains(facts.path())) {
            menu.flags(Flag.of('D', "dynamic", 1));
        }
        if (!facts.builtIns().isEmpty()) {
            menu.flags(Flag.of('*', "default", 1));
        }
        facts.interfaceKind().ifPresent(prefix -> {
            menu.numberedWith("/interface");
            if (!prefix.equals("-")) {
                menu.namedFrom(prefix);
            }
        });
        return menu;
    }

    private static Ability ability(Trait trait) {
        return switch (trait) {
            case ADD -> Ability.ADD;
            case REMOVE -> Ability.REMOVE;
            case DISABLE -> Ability.DISABLE;
            case COMMENT -> Ability.COMMENT;
            case MOVE -> Ability.MOVE;
            case OIDS -> Ability.OIDS;
        };
    }

    /// The name comes first; where nobody can give one, items have the name that RouterOS gives them.
    private static Property name(Facts facts) {
        return isNamed(facts) ? NAME : NAME.with(Property.Trait.INTERNAL);
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
        return facts.properties().stream()
                .filter(argument -> record || !argument.name().equals(Selector.NAME))
                .map(StoredDeclaration::asProperty)
                .map(property -> property.is(Property.Trait.SECRET) && NEVER_SHOWN.contains(facts.path())
                        ? property.with(Property.Trait.NOT_PRINTED)
                        : property)
                .toList();
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

    /// Any value may stand without its name; what RouterOS's commands are usually about comes first (`torch ether1`).
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

    /// `set` of a list, for a menu whose items come from the running router alone: it is known and does nothing.
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
