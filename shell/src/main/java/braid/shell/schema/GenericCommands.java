package braid.shell.schema;

import braid.shell.schema.Argument.Kind;
import braid.shell.schema.MenuDeclaration.Ability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The commands every menu has by its nature, derived from its declaration.
public final class GenericCommands {
    private static final Argument NUMBERS = Argument.of("numbers", new Kind.ItemNumbers(), "Items to work on");
    private static final Argument WHERE = Argument.of("where", new Kind.Condition(), "Condition on properties");

    private GenericCommands() {}

    /// In the order completion lists them.
    static List<Command> of(MenuDeclaration menu) {
        List<Command> commands = new ArrayList<>(menu.commands());
        switch (menu.kind()) {
            case DIRECTORY -> commands.add(export());
            case SETTINGS -> {
                boolean settable = menu.properties().stream().anyMatch(Property::settable);
                if (settable) {
                    commands.add(settingsSet(menu));
                    commands.add(new Command("reset", "Back to the defaults", names(menu), List.of()));
                    commands.add(
                            new Command("edit", "Change a value", List.of(valueName(menu)), List.of("value-name")));
                }
                commands.add(new Command("get", "Value of a property", got(menu, List.of()), List.of("value-name")));
                commands.add(print(menu));
                commands.add(export());
            }
            case READ_ONLY -> reading(menu, commands);
            case ITEMS -> {
                if (menu.can(Ability.ADD)) {
                    commands.add(add(menu));
                }
                changing(menu, commands);
                reading(menu, commands);
                commands.add(export());
            }
        }
        return commands.stream().sorted(Comparator.comparing(Command::name)).toList();
    }

    private static void changing(MenuDeclaration menu, List<Command> commands) {
        commands.add(new Command("set", "Change properties", set(menu), List.of("numbers")));
        Argument number = Argument.of("number", new Kind.ItemNumbers(), "The item");
        commands.add(new Command(
                "edit", "Change a value", List.of(number, valueName(menu)), List.of("number", "value-name")));
        commands.add(numbers("reset", "Properties back to their defaults", names(menu)));
        commands.add(new Command(
                "unset", "Take a property away", List.of(NUMBERS, valueName(menu)), List.of("numbers", "value-name")));
        if (menu.can(Ability.REMOVE)) {
            commands.add(numbers("remove", "Remove items", List.of()));
        }
        if (menu.can(Ability.DISABLE)) {
            commands.add(numbers("enable", "Enable items", List.of()));
            commands.add(numbers("disable", "Disable items", List.of()));
        }
        if (menu.can(Ability.COMMENT)) {
            Argument comment = Argument.of("comment", new Kind.Typed(Types.TEXT), "Short description of the item");
            commands.add(
                    new Command("comment", "Set comments", List.of(NUMBERS, comment), List.of("numbers", "comment")));
        }
        if (menu.can(Ability.MOVE)) {
            Argument destination = Argument.of(
                    "destination", new Kind.ItemNumbers(), "The item that is to follow; the end when absent");
            commands.add(new Command(
                    "move", "Change the order", List.of(NUMBERS, destination), List.of("numbers", "destination")));
        }
    }

    private static void reading(MenuDeclaration menu, List<Command> commands) {
        commands.add(new Command("find", "Internal numbers of items", List.of(WHERE), List.of("where")));
        commands.add(new Command(
                "get",
                "Value of a property of an item",
                got(menu, List.of(Argument.of("number", new Kind.ItemNumbers(), "The item"))),
                List.of("number", "value-name")));
        commands.add(print(menu));
        if (menu.kind() == MenuDeclaration.Kind.READ_ONLY && menu.can(Ability.REMOVE)) {
            commands.add(numbers("remove", "Remove items", List.of()));
        }
    }

    private static List<Argument> got(MenuDeclaration menu, List<Argument> item) {
        List<Argument> arguments = new ArrayList<>(item);
        arguments.add(toggle("as-string", "A text whatever the type, as print shows it"));
        arguments.add(toggle("as-string-value", "The same"));
        arguments.add(valueName(menu));
        return arguments;
    }

    /// A command that takes item numbers and nothing else.
    public static Command onItems(String name, String help) {
        return numbers(name, help, List.of());
    }

    private static Command add(MenuDeclaration menu) {
        List<Argument> arguments = new ArrayList<>(properties(menu));
        arguments.add(Argument.of("copy-from", new Kind.ItemNumbers(), "The item whose properties to take"));
        arguments.add(Argument.of("place-before", new Kind.ItemNumbers(), "The item that is to follow"));
        return new Command("add", "Create an item", arguments, List.of());
    }

    private static List<Argument> set(MenuDeclaration menu) {
        List<Argument> arguments = new ArrayList<>(List.of(NUMBERS));
        menu.properties().stream()
                .filter(Property::settable)
                .map(GenericCommands::changed)
                .forEach(arguments::add);
        return arguments;
    }

    private static Argument changed(Property property) {
        Argument argument = property.asArgument();
        return property.is(Property.Trait.REDIALS)
                ? new Argument(
                        argument.name(),
                        argument.kind(),
                        argument.required(),
                        argument.aliases(),
                        argument.help() + " (dials again)")
                : argument;
    }

    private static Command settingsSet(MenuDeclaration menu) {
        return new Command("set", "Change properties", properties(menu), List.of());
    }

    private static Command numbers(String name, String help, List<Argument> more) {
        List<Argument> arguments = new ArrayList<>(List.of(NUMBERS));
        arguments.addAll(more);
        return new Command(name, help, arguments, List.of("numbers"));
    }

    private static List<Argument> properties(MenuDeclaration menu) {
        return menu.properties().stream()
                .filter(Property::settable)
                .map(Property::asArgument)
                .toList();
    }

    /// The properties as bare words (`reset 0 mtu`).
    private static List<Argument> names(MenuDeclaration menu) {
        return menu.properties().stream()
                .filter(Property::settable)
                .map(property -> Argument.of(property.name(), new Kind.Switch(), property.help()))
                .toList();
    }

    private static Argument valueName(MenuDeclaration menu) {
        String[] words = menu.properties().stream()
                .filter(property -> !property.isHidden())
                .map(Property::name)
                .toArray(String[]::new);
        return Argument.of("value-name", new Kind.Typed(Types.word(words)), "Name of a property");
    }

    /// The arguments of 7.22.
    private static Command print(MenuDeclaration menu) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(toggle("append", "Behind what the file holds"));
        arguments.add(toggle("as-value", "Values for a script; nothing is shown"));
        arguments.add(toggle("comments", "With comments, as usual"));
        arguments.add(Argument.of("file", new Kind.Typed(Types.FILE), "Name of the file to write"));
        arguments.add(Argument.of("interval", new Kind.Typed(Types.TIME), "Show the values again after this time"));
        arguments.add(Argument.of("proplist", new Kind.Typed(Types.list(propertyName(menu))), "Properties to show"));
        arguments.add(toggle("show-sensitive", "Passwords too, as users with the policy sensitive see them anyhow"));
        arguments.add(toggle("timestamp", "When it was"));
        arguments.add(toggle("without-paging", "Do not stop at a full screen"));
        if (menu.can(Ability.OIDS)) {
            arguments.add(toggle("oid", "Where SNMP has the values"));
        }
        if (menu.kind() != MenuDeclaration.Kind.SETTINGS) {
            arguments.addAll(ofList(menu));
        }
        return new Command(
                "print",
                "Show values",
                arguments.stream().sorted(Comparator.comparing(Argument::name)).toList(),
                List.of());
    }

    private static List<Argument> ofList(MenuDeclaration menu) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(toggle("brief", "A table"));
        arguments.add(toggle("count-only", "Only how many there are"));
        arguments.add(toggle("detail", "All properties by their names"));
        arguments.add(toggle("follow", "Show also what comes, until Ctrl-C"));
        arguments.add(toggle("follow-only", "Show only what comes, until Ctrl-C"));
        arguments.add(Argument.of("from", new Kind.ItemNumbers(), "Items to show"));
        arguments.add(Argument.of("group-by", new Kind.Typed(propertyName(menu)), "Equal values stand together"));
        arguments.add(Argument.of("on-event", new Kind.Block(), "Run for each item that comes"));
        arguments.add(toggle("show-ids", "Internal numbers in place of the usual ones"));
        arguments.add(toggle("terse", "One line an item"));
        arguments.add(toggle("value-list", "One property a line"));
        arguments.add(WHERE);
        if (!menu.statistics().isEmpty()) {
            arguments.add(toggle("stats", "What was counted"));
            arguments.add(toggle("stats-detail", "The same, by their names"));
        }
        if (menu.property("chain").isPresent()) {
            arguments.add(toggle("all", "Rules of all origins, as usual"));
            arguments.add(Argument.of("chain", new Kind.Typed(Types.TEXT), "Rules of this chain"));
            arguments.add(toggle("dynamic", "Rules that nobody configured"));
            arguments.add(toggle("static", "Rules that somebody configured"));
        }
        return arguments;
    }

    private static Type propertyName(MenuDeclaration menu) {
        return Types.word(menu.properties().stream()
                .filter(property -> !property.isHidden())
                .map(Property::name)
                .toArray(String[]::new));
    }

    private static Argument toggle(String name, String help) {
        return Argument.of(name, new Kind.Switch(), help);
    }

    /// `export` of a menu and everything below it.
    static Command export() {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Argument.of("file", new Kind.Typed(Types.FILE), "Name of the file to write"));
        arguments.add(toggle("compact", "Only what differs from the defaults, as usual"));
        arguments.add(toggle("hide-sensitive", "Without passwords, as usual"));
        arguments.add(toggle("show-sensitive", "Passwords too"));
        arguments.add(toggle("terse", "One line a command, with its menu"));
        arguments.add(toggle("verbose", "All properties, the defaults too"));
        arguments.add(Argument.of("path", new Kind.Typed(Types.TEXT), "Menus, with ! those that are left out"));
        arguments.add(WHERE);
        return new Command("export", "Print the configuration as commands", arguments, List.of());
    }
}
