package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/system/resource/cpu`: what each core is doing.
public final class SystemResourceCpuMenu {
    public static final String PATH = "/system/resource/cpu";

    public static final Property CPU =
            property("cpu", Types.BARE_TEXT, "The core").readOnly();
    public static final Property LOAD =
            property("load", Types.unit("%"), "Share of its time that is used").readOnly();
    public static final Property IRQ =
            property("irq", Types.unit("%"), "Share that devices take").readOnly();
    public static final Property DISK = property("disk", Types.unit("%"), "Share that passes waiting for a disk")
            .readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("What each core is doing")
            .properties(CPU, LOAD, IRQ, DISK)
            .columns(CPU, LOAD, IRQ, DISK)
            .build();

    private SystemResourceCpuMenu() {}
}
