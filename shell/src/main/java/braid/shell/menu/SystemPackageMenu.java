package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/system/package`: the software that runs. It is one piece.
public final class SystemPackageMenu {
    public static final String PATH = "/system/package";

    public static final Property NAME = property("name", Types.TEXT, "What it is called")
            .with(Property.Trait.NAME)
            .readOnly();
    public static final Property VERSION =
            property("version", Types.TEXT, "Its version").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("The software that runs")
            .properties(NAME, VERSION)
            .columns(NAME, VERSION)
            .build();

    private SystemPackageMenu() {}
}
