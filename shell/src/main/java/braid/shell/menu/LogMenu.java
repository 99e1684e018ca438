package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import java.util.List;

/// `/log`: what happened lately.
public final class LogMenu {
    public static final String PATH = "/log";

    public static final Property TIME =
            property("time", Types.BARE_TEXT, "When").readOnly();
    public static final Property TOPICS =
            property("topics", Types.set(Types.BARE_TEXT), "About what").readOnly();
    public static final Property MESSAGE =
            property("message", Types.TEXT, "What").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("What happened lately")
            .properties(TIME, TOPICS, MESSAGE)
            .columns(TIME, TOPICS, MESSAGE)
            .commands(writing("debug"), writing("error"), writing("info"), writing("warning"))
            .build();

    private LogMenu() {}

    private static Command writing(String topic) {
        return new Command(
                topic,
                "Write a line of that severity",
                List.of(Argument.of("message", new Argument.Kind.Any(), "Text of the line")
                        .asRequired()),
                List.of("message"));
    }
}
