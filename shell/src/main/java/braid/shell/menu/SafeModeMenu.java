package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import java.util.List;

/// `/safe-mode`: changes that are taken back when the session dies that made them.
public final class SafeModeMenu {
    public static final String PATH = "/safe-mode";

    public static final Property ENABLED =
            property("enabled", Types.YES_NO, "Whether a session has safe mode").readOnly();
    public static final Property USER =
            property("user", Types.TEXT, "Whose session has it").readOnly();
    public static final Property CURRENT = property("current", Types.YES_NO, "Whether it is this session that has it")
            .readOnly();
    public static final Property OWNER =
            property("owner", Types.TEXT, "Whose it is").readOnly();

    /// What `take` does when another session has it.
    public static final String ON_ERROR = "on-error";

    public static final Command TAKE = new Command(
            "take",
            "Enter safe mode",
            List.of(Argument.of(
                    ON_ERROR,
                    new Argument.Kind.Typed(Types.word("abort", "ask", "release", "unroll")),
                    "What to do when another session has it")),
            List.of());
    public static final Command RELEASE =
            new Command("release", "Leave safe mode and keep what was changed", List.of(), List.of());
    public static final Command UNROLL =
            new Command("unroll", "Leave safe mode and take back what was changed", List.of(), List.of());
    public static final Command TOGGLE = new Command("toggle", "Enter safe mode or leave it", List.of(), List.of());

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("Changes that are taken back when the session dies")
            .properties(ENABLED, USER, CURRENT, OWNER)
            .commands(TAKE, RELEASE, UNROLL, TOGGLE)
            .build();

    private SafeModeMenu() {}
}
