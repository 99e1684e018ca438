package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;

/// `/ip/address`: addresses of interfaces.
public final class IpAddressMenu {
    public static final String PATH = "/ip/address";

    public static final Property ADDRESS = property(
                    "address", new HostPrefixType(), "Address, with the bits of its network")
            .required();
    public static final Property NETWORK = property("network", Types.IP, "Network, or the other end of the link")
            .with(Trait.DERIVED);
    public static final Property NETMASK =
            property("netmask", Types.IP, "Mask of the network").stored().with(Trait.NOT_PRINTED);
    public static final Property BROADCAST =
            property("broadcast", Types.IP, "Broadcast address").stored().with(Trait.NOT_PRINTED);
    public static final Property INTERFACE = property("interface", Types.linkInterface(), "Interface the address is on")
            .required();
    public static final Property ACTUAL_INTERFACE = property(
                    "actual-interface", Types.BARE_TEXT, "Interface that bears the address")
            .readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Addresses of interfaces")
            .properties(
                    ADDRESS, NETWORK, NETMASK, BROADCAST, INTERFACE, ACTUAL_INTERFACE, Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .columns(ADDRESS, NETWORK, INTERFACE)
            .noun("address")
            .distinct("failure: already have such address", ADDRESS, INTERFACE)
            .build();

    private IpAddressMenu() {}
}
