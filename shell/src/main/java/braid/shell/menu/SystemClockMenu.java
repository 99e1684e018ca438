package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/// `/system/clock`: the machine's clock, in the time zone of the router. The clock itself is the machine's: nobody sets
/// it here.
public final class SystemClockMenu {
    public static final String PATH = "/system/clock";

    /// The zone that the machine has.
    private static final String MANUAL = "manual";

    public static final Property TIME =
            property("time", new TimeOfDayType(), "Time of day").stored();
    public static final Property DATE = property("date", Types.BARE_TEXT, "Day").stored();
    public static final Property AUTODETECT = property(
                    "time-zone-autodetect", Types.YES_NO, "Whether to ask somebody where the router is")
            .byDefault(true)
            .stored();
    public static final Property ZONE = property(
                    "time-zone-name", Types.BARE_TEXT, "Time zone (Europe/Riga); manual: that of the machine")
            .byDefault(MANUAL)
            .carriedOutWhen(zone -> zone(zone).isPresent());
    public static final Property OFFSET = property("gmt-offset", Types.BARE_TEXT, "What is added to universal time")
            .readOnly();
    public static final Property SUMMER =
            property("dst-active", Types.YES_NO, "Whether it is summer time").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("Date and time")
            .properties(TIME, DATE, AUTODETECT, ZONE, OFFSET, SUMMER)
            .noun("time zone")
            .build();

    private SystemClockMenu() {}

    /// The zone that a value of [#ZONE] names, if there is such a zone.
    public static Optional<ZoneId> zone(Value name) {
        try {
            String text = GivenText.of(name);
            return text.indexOf('/') > 0 || text.equals("UTC") ? Optional.of(ZoneId.of(text)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
