package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/system/note`: what whoever opens a console is told.
public final class SystemNoteMenu {
    public static final String PATH = "/system/note";

    public static final Property NOTE = property("note", Types.TEXT, "The text").byDefault("");
    public static final Property SHOW = property("show-at-login", Types.YES_NO, "Whether it is shown under the banner")
            .byDefault(true);

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("A text for whoever opens a console")
            .properties(SHOW, NOTE)
            .noun("system note")
            .build();

    private SystemNoteMenu() {}
}
