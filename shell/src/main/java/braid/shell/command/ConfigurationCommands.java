package braid.shell.command;

import braid.shell.menu.AddressListMenu;
import braid.shell.menu.InterfaceMenu;
import braid.shell.menu.IpDnsCacheMenu;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.menu.SafeModeMenu;
import braid.shell.menu.ScriptEnvironmentMenu;
import braid.shell.menu.ScriptJobMenu;
import braid.shell.menu.SystemMenu;
import braid.shell.menu.SystemSchedulerMenu;
import braid.shell.menu.SystemScriptMenu;
import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.script.CommandBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The commands that work on the configuration, and their bodies.
public final class ConfigurationCommands {
    /// Commands of every menu, by name.
    private static final Map<String, CommandBody> GENERIC = Map.ofEntries(
            Map.entry("add", new Add()),
            Map.entry("set", new SetCommand()),
            Map.entry("unset", new Unset()),
            Map.entry("reset", new Reset()),
            Map.entry("remove", new Remove()),
            Map.entry("enable", new Toggle(false)),
            Map.entry("disable", new Toggle(true)),
            Map.entry("comment", new Comment()),
            Map.entry("move", new Move()),
            Map.entry("edit", new Edit()),
            Map.entry("find", new Find()),
            Map.entry("get", new Get()),
            Map.entry("print", new Print()),
            Map.entry("export", new Export()),
            Map.entry("reset-counters", new ResetCounters(false)),
            Map.entry("reset-counters-all", new ResetCounters(true)),
            Map.entry("monitor", new Monitor()));

    /// Commands of one menu, by menu and name.
    private static final Map<String, CommandBody> SPECIFIC = Map.ofEntries(
            Map.entry("/ undo", new Revert(true)),
            Map.entry("/ redo", new Revert(false)),
            Map.entry(InterfaceMenu.PATH + " monitor-traffic", new MonitorTraffic()),
            Map.entry(PppoeClientMenu.PATH + " scan", new ScanServices()),
            Map.entry(IpDnsCacheMenu.PATH + " flush", new FlushNames()),
            Map.entry(SafeModeMenu.PATH + " take", SafeModeCommand.TAKE),
            Map.entry(SafeModeMenu.PATH + " release", SafeModeCommand.RELEASE),
            Map.entry(SafeModeMenu.PATH + " unroll", SafeModeCommand.UNROLL),
            Map.entry(SafeModeMenu.PATH + " toggle", SafeModeCommand.TOGGLE),
            Map.entry(SystemMenu.PATH + " shutdown", new Shutdown()),
            Map.entry(SystemScriptMenu.PATH + " run", new RunScript()),
            Map.entry(SystemSchedulerMenu.PATH + " add", new AddSchedule(new Add())),
            Map.entry(AddressListMenu.PATH + " add", new AddForSomeTime(new Add())),
            Map.entry(ScriptJobMenu.PATH + " remove", new RemoveJob()),
            Map.entry(ScriptEnvironmentMenu.PATH + " remove", new RemoveVariable()));

    private static final CommandBody NOT_CARRIED_OUT = new NotCarriedOut();

    private ConfigurationCommands() {}

    /// Declarations for the root menu.
    public static List<Command> ofRoot() {
        return List.of(
                new Command("undo", "Take the latest change back", List.<Argument>of(), List.of()),
                new Command("redo", "Do again what was undone", List.<Argument>of(), List.of()));
    }

    /// The body of a command of a menu; empty when it is somebody else's.
    public static Optional<CommandBody> body(Menu menu, Command command) {
        if (!command.carriedOut()) {
            return Optional.of(NOT_CARRIED_OUT);
        }
        CommandBody specific = SPECIFIC.get(menu.path() + " " + command.name());
        return Optional.ofNullable(specific != null ? specific : GENERIC.get(command.name()));
    }
}
