package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import java.util.List;

/// `/system/script`: scripts that are kept.
public final class SystemScriptMenu {
    public static final String PATH = "/system/script";

    public static final Property NAME = Shared.name();
    public static final Property OWNER = property("owner", Types.TEXT, "Whose script it is")
            .byDefault("admin")
            .with(Trait.ALWAYS_EXPORTED);
    public static final Property SOURCE =
            property("source", Types.SOURCE, "The script").byDefault("");
    public static final Property LAST_STARTED =
            property("last-started", Types.BARE_TEXT, "When it last ran").readOnly();
    public static final Property RUN_COUNT =
            property("run-count", Types.number(), "How often it ran").readOnly();

    /// `run`.
    public static final Command RUN = new Command(
            "run",
            "Run a script",
            List.of(
                    Argument.of("number", new Argument.Kind.ItemNumbers(), "The script"),
                    Argument.of("use-script-permissions", new Argument.Kind.Switch(), "With the script's policy")),
            List.of("number"));

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Scripts")
            .properties(
                    NAME,
                    OWNER,
                    ScriptPolicies.POLICY,
                    property("dont-require-permissions", Types.YES_NO, "Whoever runs it needs no policy")
                            .byDefault(false)
                            .with(Trait.ALWAYS_EXPORTED)
                            .stored(),
                    LAST_STARTED,
                    RUN_COUNT,
                    SOURCE,
                    Shared.COMMENT)
            .flags(Shared.INVALID_FLAG)
            .cannot(Ability.DISABLE)
            .commands(RUN)
            .namedFrom("script")
            .noun("script")
            .build();

    private SystemScriptMenu() {}
}
