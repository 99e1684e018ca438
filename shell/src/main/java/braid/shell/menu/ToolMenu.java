package braid.shell.menu;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import java.util.List;
import java.util.Set;

/// `/tool`: what a person asks of the network.
public final class ToolMenu {
    public static final String PATH = "/tool";
    public static final Type HOPS = Types.number(1, 255);
    public static final Type COUNT = Types.number(0, Integer.MAX_VALUE);
    public static final Type SIZE = Types.number(28, 65_535);

    private static final Command TRACEROUTE = new Command(
            "traceroute",
            "Routers on the way to a host",
            List.of(
                    typed("address", Types.BARE_TEXT, "the host, by its address or name")
                            .asRequired(),
                    typed("count", COUNT, "how many rounds; 0 or none: until stopped"),
                    Argument.of("do-not-fragment", new Argument.Kind.Switch(), "refuse to cut the packet"),
                    typed("duration", Types.TIME, "how long to go on"),
                    typed("max-hops", HOPS, "how far to look"),
                    typed("size", SIZE, "bytes of the whole packet"),
                    typed("src-address", Types.IP, "the sender's address"),
                    typed("timeout", Types.TIME, "how long to wait for an answer"),
                    Argument.of("without-paging", new Argument.Kind.Switch(), "each round below the one before")),
            List.of("address"));

    /// Commands of the root menu that RouterOS has here once more.
    private static final Set<String> OF_ROOT = Set.of("ping");

    private ToolMenu() {}

    /// @param rootCommands those of the root menu
    static MenuDeclaration with(List<Command> rootCommands) {
        return MenuDeclaration.directory(PATH)
                .help("What can be asked of the network")
                .commands(TRACEROUTE)
                .commands(rootCommands.stream()
                        .filter(command -> OF_ROOT.contains(command.name()))
                        .toArray(Command[]::new))
                .build();
    }

    private static Argument typed(String name, Type type, String help) {
        return Argument.of(name, new Argument.Kind.Typed(type), help);
    }
}
