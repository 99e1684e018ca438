package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.value.Value;

/// `/system/scheduler`: scripts that run at their time.
public final class SystemSchedulerMenu {
    public static final String PATH = "/system/scheduler";

    /// Instead of a time of day: whenever the router starts.
    public static final String STARTUP = "startup";

    public static final Property NAME = Shared.name();
    public static final Property START_DATE = property(
                    "start-date",
                    Types.form("\\d{4}-\\d\\d-\\d\\d|[a-z]{3}/\\d\\d/\\d{4}"),
                    "Day of the first run, as 2026-12-31 or dec/31/2026")
            .with(Trait.ALWAYS_EXPORTED);
    public static final Property START_TIME = property(
                    "start-time",
                    Types.either(Types.word(STARTUP), Types.form("\\d{1,2}:\\d\\d(:\\d\\d)?")),
                    "Time of the first run")
            .with(Trait.ALWAYS_EXPORTED);
    public static final Property INTERVAL = property("interval", new IntervalType(), "Time between two runs; 0: once")
            .byDefault(new Value.Time(0));
    public static final Property ON_EVENT = property("on-event", Types.SOURCE, "The script, or the name of a kept one")
            .byDefault("");
    public static final Property OWNER =
            property("owner", Types.TEXT, "Whose entry it is").readOnly();
    public static final Property RUN_COUNT =
            property("run-count", Types.number(), "How often it ran").readOnly();
    public static final Property NEXT_RUN =
            property("next-run", Types.BARE_TEXT, "When it runs next").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Scripts that run at their time")
            .properties(
                    NAME,
                    START_DATE,
                    START_TIME,
                    INTERVAL,
                    ON_EVENT,
                    OWNER,
                    ScriptPolicies.POLICY,
                    RUN_COUNT,
                    NEXT_RUN,
                    Shared.DISABLED,
                    Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG)
            .columns(NAME, START_DATE, START_TIME, INTERVAL, ON_EVENT, RUN_COUNT)
            .namedFrom("schedule")
            .noun("schedule")
            .build();

    private SystemSchedulerMenu() {}
}
