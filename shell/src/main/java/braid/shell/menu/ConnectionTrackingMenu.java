package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.List;

/// `/ip/firewall/connection/tracking`: whether connections are tracked, and how long they are remembered. Times that
/// nobody has set are the kernel's own, and `print` shows those.
public final class ConnectionTrackingMenu {
    public static final String PATH = "/ip/firewall/connection/tracking";

    public static final Property ENABLED = property(
                    "enabled", Types.word("auto", "no", "yes"), "Whether connections are tracked")
            .byDefault("auto");

    /// How long what is remembered.
    public static final List<Property> TIMES = List.of(
            time("tcp-syn-sent-timeout", 5),
            time("tcp-syn-received-timeout", 5),
            time("tcp-established-timeout", 86_400),
            time("tcp-fin-wait-timeout", 10),
            time("tcp-close-wait-timeout", 10),
            time("tcp-last-ack-timeout", 10),
            time("tcp-time-wait-timeout", 10),
            time("tcp-close-timeout", 10),
            time("tcp-max-retrans-timeout", 300),
            time("tcp-unacked-timeout", 300),
            time("udp-timeout", 10),
            time("udp-stream-timeout", 180),
            time("icmp-timeout", 10),
            time("generic-timeout", 600));

    public static final Property LOOSE = property(
                    "loose-tcp-tracking", Types.YES_NO, "Take up connections that began unseen")
            .byDefault(true)
            .with(Trait.EXPORTED_AS_SET);
    public static final Property LIBERAL = property(
                    "liberal-tcp-tracking", Types.YES_NO, "Take segments outside the window too")
            .byDefault(false)
            .with(Trait.EXPORTED_AS_SET);
    public static final Property ACTIVE = property("active-ipv4", Types.YES_NO, "Whether something is tracked")
            .readOnly();
    public static final Property MAX_ENTRIES =
            property("max-entries", Types.number(), "Connections there may be").readOnly();
    public static final Property TOTAL_ENTRIES =
            property("total-entries", Types.number(), "Connections there are").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("Tracking of connections")
            .properties(ENABLED)
            .properties(TIMES.subList(0, 10))
            .properties(LOOSE, LIBERAL)
            .properties(TIMES.subList(10, TIMES.size()))
            .properties(ACTIVE, MAX_ENTRIES, TOTAL_ENTRIES)
            .build();

    private ConnectionTrackingMenu() {}

    private static Property time(String name, long seconds) {
        return property(name, Types.TIME, "How long such a connection is remembered")
                .byDefault(new Value.Time(seconds * 1_000_000_000L))
                .with(Trait.EXPORTED_AS_SET);
    }
}
