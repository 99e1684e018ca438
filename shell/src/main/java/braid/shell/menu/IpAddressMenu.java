package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.Map;
import java.util.TreeMap;

/// `/ip/address`: addresses of interfaces.
public final class IpAddressMenu {
    public static final String PATH = "/ip/address";

    public static final Property ADDRESS = property(
                    "address", new HostPrefixType(), "Address, with the bits of its network")
            .required();
    public static final Property NETWORK = property("network", Types.IP, "Network, or the other end of the link")
            .with(Trait.DERIVED);
    /// Kept as the bits of the address.
    public static final Property NETMASK =
            property("netmask", new NetmaskType(), "Mask of the network").with(Trait.NOT_PRINTED);
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
            .joining(IpAddressMenu::masked)
            .distinct("failure: already have such address", ADDRESS, INTERFACE)
            .build();

    private IpAddressMenu() {}

    private static Map<String, Value> masked(Map<String, Value> before, Map<String, Value> given) {
        Value address = given.getOrDefault(ADDRESS.name(), before.get(ADDRESS.name()));
        if (!(given.get(NETMASK.name()) instanceof Value.Ip(int mask))
                || !(address instanceof Value.IpPrefix(Value.Ip host, int _))) {
            return given;
        }
        Map<String, Value> joined = new TreeMap<>(given);
        joined.put(ADDRESS.name(), new Value.IpPrefix(host, Integer.bitCount(mask)));
        joined.put(NETMASK.name(), new Value.Nothing());
        return joined;
    }
}
