package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.schema.Watch;

/// `/system/resource`: the machine and what it is doing. RouterOS also tells how often its flash was written.
public final class SystemResourceMenu {
    public static final String PATH = "/system/resource";

    public static final Property UPTIME = told("uptime", Types.TIME, "Since the machine was started");
    public static final Property VERSION = told("version", Types.BARE_TEXT, "Version of Braid");
    public static final Property FREE_MEMORY = told("free-memory", Types.OCTETS, "Memory that programs could have");
    public static final Property TOTAL_MEMORY = told("total-memory", Types.OCTETS, "Memory of the machine");
    public static final Property CPU = told("cpu", Types.BARE_TEXT, "Processor");
    public static final Property CPU_COUNT = told("cpu-count", Types.number(), "Cores");
    public static final Property CPU_FREQUENCY = told("cpu-frequency", Types.unit("MHz"), "Clock of the processor");
    public static final Property CPU_LOAD = told("cpu-load", Types.unit("%"), "Share of its time that is used");
    public static final Property FREE_DISK = told("free-hdd-space", Types.OCTETS, "Room on the disk of the state");
    public static final Property TOTAL_DISK = told("total-hdd-space", Types.OCTETS, "Size of that disk");
    public static final Property ARCHITECTURE = told("architecture-name", Types.BARE_TEXT, "Kind of processor");
    public static final Property BOARD = told("board-name", Types.BARE_TEXT, "What the machine calls itself");
    public static final Property PLATFORM = told("platform", Types.BARE_TEXT, "Whose software it is");

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("The machine and what it is doing")
            .properties(
                    UPTIME,
                    VERSION,
                    FREE_MEMORY,
                    TOTAL_MEMORY,
                    CPU,
                    CPU_COUNT,
                    CPU_FREQUENCY,
                    CPU_LOAD,
                    FREE_DISK,
                    TOTAL_DISK,
                    ARCHITECTURE,
                    BOARD,
                    PLATFORM)
            .watched(Watch.MACHINE, MonitorCommand.ofRecord("Load of the machine"))
            .exported(MenuDeclaration.ExportForm.NONE)
            .build();

    private SystemResourceMenu() {}

    private static Property told(String name, Type type, String help) {
        return property(name, type, help).readOnly();
    }
}
