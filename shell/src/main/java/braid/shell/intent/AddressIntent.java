package braid.shell.intent;

import static braid.dataplane.network.Source.CONFIGURATION;

import braid.dataplane.network.InterfaceAddress;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.IpAddressMenu;
import braid.shell.menu.Shared;
import braid.shell.schema.GivenText;
import braid.shell.schema.Networks;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;

/// Addresses of interfaces.
final class AddressIntent {
    /// The first four bits of a group's address.
    private static final int GROUPS = 0xe;

    private static final int EVERYBODY = 0xffff_ffff;

    private AddressIntent() {}

    static List<InterfaceAddress> addresses(Source source) {
        return source.each(IpAddressMenu.PATH, Shared.DISABLED, item -> {
            if (!(item.get(IpAddressMenu.ADDRESS) instanceof Value.IpPrefix prefix)) {
                throw Unfit.refused("no address");
            }
            requireHost(prefix.address());
            return new InterfaceAddress(
                    ItemKey.of(item),
                    source.linuxName(item.get(IpAddressMenu.INTERFACE)),
                    new IpPrefix(new IpAddress.V4(prefix.address().bits()), prefix.prefixBits()),
                    peer(item, prefix),
                    CONFIGURATION);
        });
    }

    /// Addresses of groups and of everybody are nobody's (RFC 1122 section 3.2.1.3).
    private static void requireHost(Value.Ip address) {
        if (address.bits() >>> 28 == GROUPS || address.bits() == EVERYBODY || address.bits() == 0) {
            throw Unfit.refused(GivenText.of(address) + " is no address of a host");
        }
    }

    /// A network that the address does not lie in by itself is the other end of a point-to-point link.
    private static Optional<IpAddress> peer(Item item, Value.IpPrefix prefix) {
        Optional<IpAddress.V4> network = Source.address(item, IpAddressMenu.NETWORK);
        if (network.isEmpty()
                || network.get().bits() == Networks.network(prefix).bits()) {
            return Optional.empty();
        }
        if (prefix.prefixBits() != 32) {
            throw Unfit.refused("network does not fit the address");
        }
        return Optional.of(network.get());
    }
}
