package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/system/script/job`: scripts that are running; `remove` stops one.
public final class ScriptJobMenu {
    public static final String PATH = "/system/script/job";

    public static final Property TYPE =
            property("type", Types.BARE_TEXT, "What it is").readOnly();
    public static final Property SCRIPT =
            property("script", Types.TEXT, "Name of the script").readOnly();
    public static final Property OWNER =
            property("owner", Types.TEXT, "Who started it").readOnly();
    public static final Property STARTED =
            property("started", Types.BARE_TEXT, "When it was started").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Scripts that are running")
            .properties(SCRIPT, OWNER, STARTED, TYPE)
            .columns(SCRIPT, OWNER, STARTED)
            .can(MenuDeclaration.Ability.REMOVE)
            .build();

    private ScriptJobMenu() {}
}
