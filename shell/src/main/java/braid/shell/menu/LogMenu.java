package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/log`: what happened lately. The commands that write into it (`:log info`) are the language's.
public final class LogMenu {
    public static final String PATH = "/log";

    public static final Property TIME =
            property("time", new LogTimeType(), "When").readOnly();
    public static final Property TOPICS =
            property("topics", Types.set(Types.BARE_TEXT), "About what").readOnly();
    public static final Property MESSAGE =
            property("message", Types.TEXT, "What").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("What happened lately")
            .properties(TIME, TOPICS, MESSAGE)
            .lines(TIME, TOPICS, MESSAGE)
            .build();

    private LogMenu() {}
}
