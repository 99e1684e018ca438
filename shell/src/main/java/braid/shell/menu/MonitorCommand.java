package braid.shell.menu;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.Types;
import java.util.List;
import java.util.stream.Stream;

/// `monitor`, for the menus that have something to watch.
final class MonitorCommand {
    private MonitorCommand() {}

    static Command of(String help) {
        return new Command(
                "monitor",
                help,
                with(Argument.of("numbers", new Argument.Kind.ItemNumbers(), "Items to watch")),
                List.of("numbers"));
    }

    /// Of a menu that is one record.
    static Command ofRecord(String help) {
        return new Command("monitor", help, repetition(), List.of());
    }

    /// `/interface monitor-traffic`.
    static Command traffic() {
        return new Command(
                "monitor-traffic",
                "Rates of interfaces",
                with(Argument.of("interface", new Argument.Kind.ItemNumbers(), "Interfaces to watch")),
                List.of("interface"));
    }

    private static List<Argument> with(Argument what) {
        return Stream.concat(Stream.of(what), repetition().stream()).toList();
    }

    private static List<Argument> repetition() {
        return List.of(
                Argument.of("append", new Argument.Kind.Switch(), "Behind what the file holds"),
                Argument.of("as-value", new Argument.Kind.Switch(), "Values for a script"),
                Argument.of("do", new Argument.Kind.Block(), "Run with the values as variables"),
                Argument.of("duration", new Argument.Kind.Typed(Types.TIME), "How long to watch"),
                Argument.of("file", new Argument.Kind.Typed(Types.TEXT), "Name of the file to write"),
                Argument.of("freeze-frame-interval", new Argument.Kind.Typed(Types.TIME), "Time between two looks"),
                Argument.of("interval", new Argument.Kind.Typed(Types.TIME), "Time between two looks"),
                Argument.of("once", new Argument.Kind.Switch(), "Show the values once"),
                Argument.of("proplist", new Argument.Kind.Typed(Types.TEXT), "Values to show"),
                Argument.of("without-paging", new Argument.Kind.Switch(), "Do not stop at a full screen"));
    }
}
