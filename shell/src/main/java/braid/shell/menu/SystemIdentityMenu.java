package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/system/identity`: the router's name, in the prompt and to PPPoE clients.
public final class SystemIdentityMenu {
    public static final String PATH = "/system/identity";

    public static final Property NAME =
            property("name", Types.TEXT, "Name of the router").byDefault("router");

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("Name of the router")
            .properties(NAME)
            .noun("system identity")
            .build();

    private SystemIdentityMenu() {}
}
