package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/system/history`: what can be undone and redone.
public final class SystemHistoryMenu {
    public static final String PATH = "/system/history";

    public static final Property REDO =
            property("redo", Types.COMMANDS, "Commands that do it again").readOnly();
    public static final Property UNDO =
            property("undo", Types.COMMANDS, "Commands that take it back").readOnly();
    public static final Property ACTION =
            property("action", Types.TEXT, "What was done").readOnly();
    public static final Property BY = property("by", Types.TEXT, "Who did it").readOnly();
    public static final Property POLICY =
            property("policy", Types.BARE_TEXT, "What it took").readOnly();
    public static final Property TIME = property("time", Types.BARE_TEXT, "When it was done")
            .readOnly()
            .with(Property.Trait.PRINTED_WHEN_NOT_DEFAULT);

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("What can be undone")
            .properties(REDO, UNDO, ACTION, BY, POLICY, TIME)
            .flags(Flag.of('U', "undoable", 0), Flag.of('R', "redoable", 0), Flag.of('F', "floating-undo", 0))
            .columns(ACTION, BY, POLICY)
            .build();

    private SystemHistoryMenu() {}
}
