package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/ip/arp`: hosts on connected networks and their hardware addresses, learned ones and given ones.
public final class IpArpMenu {
    public static final String PATH = "/ip/arp";

    public static final Property ADDRESS =
            property("address", Types.IP, "Address of the host").required();
    public static final Property MAC_ADDRESS = property("mac-address", Types.MAC, "Hardware address of the host");
    public static final Property INTERFACE = property("interface", Types.linkInterface(), "Interface it is reached by")
            .required();
    public static final Property PUBLISHED = property("published", Types.YES_NO, "Answer for the host")
            .byDefault(false)
            .with(Property.Trait.EXPORTED_AS_SET)
            .stored();
    public static final Property STATUS =
            property("status", Types.BARE_TEXT, "What is known of it").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Hardware addresses of hosts")
            .properties(ADDRESS, MAC_ADDRESS, INTERFACE, PUBLISHED, STATUS, Shared.DISABLED, Shared.COMMENT)
            .flags(
                    Flag.of('X', "disabled", 0),
                    Flag.of('I', "invalid", 1),
                    Flag.of('H', "DHCP", 2),
                    Flag.of('D', "dynamic", 3),
                    Flag.of('P', "published", 4),
                    Flag.of('C', "complete", 5))
            .columns(ADDRESS, MAC_ADDRESS, INTERFACE, STATUS)
            .noun("ARP entry")
            .build();

    private IpArpMenu() {}
}
