package braid.shell.script;

import braid.shell.schema.Argument;
import braid.shell.schema.Argument.Kind;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.schema.Type;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A small tree of menus, enough to read what the tests type.
public final class TestMenus {
    private TestMenus() {}

    public record Node(String path, String help, List<Menu> children, List<Command> commands) implements Menu {}

    public static Menu root() {
        List<Command> items =
                itemCommands("address", "interface", "comment", "disabled", "chain", "protocol", "dst-port");
        return new Node(
                "/",
                "",
                List.of(
                        new Node(
                                "/interface",
                                "Interfaces",
                                List.of(
                                        leaf(
                                                "/interface/ethernet",
                                                "Ethernet ports",
                                                itemCommands("name", "mtu", "disabled")),
                                        leaf(
                                                "/interface/pppoe-client",
                                                "PPPoE links",
                                                itemCommands("name", "interface", "user", "disabled"))),
                                itemCommands("name", "mtu")),
                        new Node(
                                "/ip",
                                "Addresses and routes",
                                List.of(
                                        leaf("/ip/address", "Addresses", items),
                                        leaf(
                                                "/ip/route",
                                                "Routes",
                                                itemCommands("dst-address", "gateway", "comment", "distance")),
                                        leaf(
                                                "/ip/dns",
                                                "Names",
                                                List.of(command(
                                                        "set",
                                                        List.of(text("servers"), text("allow-remote-requests")),
                                                        List.of()))),
                                        new Node(
                                                "/ip/firewall",
                                                "Firewall",
                                                List.of(leaf("/ip/firewall/filter", "Rules", items)),
                                                List.of())),
                                List.of()),
                        leaf("/console", "Console", List.of(command("inspect", List.of(), List.of()))),
                        new Node(
                                "/system",
                                "System",
                                List.of(
                                        leaf(
                                                "/system/license",
                                                "License",
                                                List.of(command("print", List.of(), List.of()))),
                                        leaf(
                                                "/system/note",
                                                "Note",
                                                List.of(command(
                                                        "set",
                                                        List.of(text("note"), text("show-at-login")),
                                                        List.of()))),
                                        leaf(
                                                "/system/identity",
                                                "Identity",
                                                List.of(
                                                        command("set", List.of(text("name")), List.of()),
                                                        command("print", List.of(), List.of()))),
                                        leaf(
                                                "/system/script",
                                                "Scripts",
                                                List.of(command(
                                                        "add",
                                                        List.of(
                                                                text("name"),
                                                                Argument.of("source", new Kind.Text(), ""),
                                                                text("comment")),
                                                        List.of())))),
                                List.of())),
                List.of(command("quit", List.of(), List.of())));
    }

    private static Menu leaf(String path, String help, List<Command> commands) {
        return new Node(path, help, List.of(), commands);
    }

    private static List<Command> itemCommands(String... properties) {
        List<Argument> arguments =
                Arrays.stream(properties).map(TestMenus::text).toList();
        List<Argument> withNumbers = new ArrayList<>(arguments);
        withNumbers.addFirst(Argument.of("numbers", new Kind.ItemNumbers(), "items"));
        Argument where = Argument.of("where", new Kind.Condition(), "condition");
        return List.of(
                command("add", arguments, List.of()),
                command("set", withNumbers, List.of("numbers")),
                command("remove", List.of(withNumbers.getFirst()), List.of("numbers")),
                command("disable", List.of(withNumbers.getFirst()), List.of("numbers")),
                command("enable", List.of(withNumbers.getFirst()), List.of("numbers")),
                command("find", List.of(where), List.of("where")),
                command("get", List.of(withNumbers.getFirst(), text("value-name")), List.of("numbers", "value-name")),
                command(
                        "monitor",
                        List.of(withNumbers.getFirst(), toggle("once"), Argument.of("do", new Kind.Block(), "")),
                        List.of("numbers")),
                command("print", List.of(toggle("detail"), toggle("terse"), toggle("count-only"), where), List.of()));
    }

    private static Command command(String name, List<Argument> arguments, List<String> positional) {
        return new Command(name, "does " + name, arguments, positional);
    }

    private static Argument text(String name) {
        return Argument.of(name, new Kind.Typed(name.equals("disabled") ? YES_NO : TEXT), "the " + name);
    }

    private static Argument toggle(String name) {
        return Argument.of(name, new Kind.Switch(), "");
    }

    private static final Type TEXT = new Words(List.of());
    private static final Type YES_NO = new Words(List.of("yes", "no"));

    private record Words(List<String> choices) implements Type {
        @Override
        public Reading read(Value given, Names names) {
            return new Reading.Accepted(given);
        }

        @Override
        public String write(Value stored, Names names) {
            return Texts.of(stored);
        }

        @Override
        public boolean quoted() {
            return false;
        }

        @Override
        public List<String> words(Names names) {
            return choices;
        }
    }
}
