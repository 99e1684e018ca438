package braid.shell.menu;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.Types;
import java.util.List;

/// `scan` of PPPoE clients.
public final class ScanCommand {
    public static final String INTERFACE = "interface";
    public static final String SERVICE = "service";
    public static final String MAC_ADDRESS = "mac-address";
    public static final String AC_NAME = "ac-name";
    public static final List<String> COLUMNS = List.of(SERVICE, MAC_ADDRESS, AC_NAME);

    private ScanCommand() {}

    static Command of() {
        return new Command(
                "scan",
                "Look for PPPoE services on an interface",
                List.of(
                        Argument.of("as-value", new Argument.Kind.Switch(), "Values for a script"),
                        Argument.of("duration", new Argument.Kind.Typed(Types.TIME), "How long to look"),
                        Argument.of(
                                "freeze-frame-interval", new Argument.Kind.Typed(Types.TIME), "Time between two looks"),
                        Argument.of(INTERFACE, new Argument.Kind.Typed(Types.linkInterface()), "Where to look")
                                .asRequired(),
                        Argument.of("proplist", new Argument.Kind.Typed(Types.TEXT), "Values to show"),
                        Argument.of("without-paging", new Argument.Kind.Switch(), "Do not draw over what was shown")),
                List.of(INTERFACE));
    }
}
