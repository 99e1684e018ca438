package braid.shell.menu;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.Types;
import java.util.List;

/// `monitor`, for the menus that have something to watch.
final class MonitorCommand {
    private MonitorCommand() {}

    static Command of(String help) {
        return new Command(
                "monitor",
                help,
                List.of(
                        Argument.of("numbers", new Argument.Kind.ItemNumbers(), "Items to watch"),
                        Argument.of("once", new Argument.Kind.Switch(), "Show the values once"),
                        Argument.of("interval", new Argument.Kind.Typed(Types.TIME), "Time between two looks"),
                        Argument.of("duration", new Argument.Kind.Typed(Types.TIME), "How long to watch"),
                        Argument.of("do", new Argument.Kind.Block(), "Run with the values as variables"),
                        Argument.of("as-value", new Argument.Kind.Switch(), "Values for a script"),
                        Argument.of("without-paging", new Argument.Kind.Switch(), "Do not stop at a full screen")),
                List.of("numbers"));
    }
}
