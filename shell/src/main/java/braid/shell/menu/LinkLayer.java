package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Property;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.List;

/// Properties of interfaces that carry Ethernet frames.
final class LinkLayer {
    private static final long SECOND = 1_000_000_000L;

    private LinkLayer() {}

    static List<Property> stored() {
        return List.of(
                property(
                                "arp",
                                Types.word("disabled", "enabled", "local-proxy-arp", "proxy-arp", "reply-only"),
                                "How ARP is answered")
                        .byDefault("enabled")
                        .stored(),
                property("arp-timeout", Types.either(Types.word("auto"), Types.TIME), "How long ARP entries live")
                        .byDefault("auto")
                        .stored(),
                property("loop-protect", Types.word("default", "off", "on"), "Whether to look for loops")
                        .byDefault("default")
                        .stored(),
                property("loop-protect-send-interval", Types.TIME, "Time between two probes")
                        .byDefault(new Value.Time(5 * SECOND))
                        .stored(),
                property("loop-protect-disable-time", Types.TIME, "How long a looping port stays off")
                        .byDefault(new Value.Time(300 * SECOND))
                        .stored());
    }
}
