package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/system/script/environment`: the global variables; `remove` forgets one.
public final class ScriptEnvironmentMenu {
    public static final String PATH = "/system/script/environment";

    public static final Property NAME =
            property("name", Types.TEXT, "Name of the variable").readOnly();
    public static final Property USER =
            property("user", Types.TEXT, "Whose variable it is").readOnly();
    public static final Property VALUE =
            property("value", Types.TEXT, "What it holds").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Global variables")
            .properties(NAME, USER, VALUE)
            .columns(NAME, USER, VALUE)
            .can(MenuDeclaration.Ability.REMOVE)
            .build();

    private ScriptEnvironmentMenu() {}
}
