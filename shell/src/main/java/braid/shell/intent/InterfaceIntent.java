package braid.shell.intent;

import braid.dataplane.network.LinkSettings;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.VlanLink;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.EthernetMenu;
import braid.shell.menu.Shared;
import braid.shell.menu.VlanMenu;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Ports of the machine and VLANs on them.
final class InterfaceIntent {
    private InterfaceIntent() {}

    /// Ports that are absent are no part of the state and no problem of anybody: their entry says so
    /// itself.
    static List<LinkSettings> ports(Source source) {
        return source.configuration().items(EthernetMenu.PATH).stream()
                .flatMap(item -> source.presentPort(item).stream().map(linuxName -> port(item, linuxName)))
                .toList();
    }

    private static LinkSettings port(Item item, String linuxName) {
        return new LinkSettings(
                linuxName,
                Optional.of(!Source.yes(item, Shared.DISABLED)),
                item.has(EthernetMenu.MTU) ? Source.number(item, EthernetMenu.MTU) : OptionalInt.empty(),
                item.has(EthernetMenu.MAC_ADDRESS)
                        ? MacAddress.parse(Source.text(item, EthernetMenu.MAC_ADDRESS))
                        : Optional.empty());
    }

    static List<VlanLink> vlans(Source source) {
        return source.each(
                VlanMenu.PATH,
                Shared.DISABLED,
                item -> new VlanLink(
                        ItemKey.of(item),
                        Source.text(item, VlanMenu.NAME),
                        source.names().of(item.id()).orElseThrow(),
                        source.linuxName(item.get(VlanMenu.INTERFACE)),
                        Source.number(item, VlanMenu.VLAN_ID).orElseThrow(),
                        Source.yes(item, VlanMenu.SERVICE_TAG),
                        Source.number(item, VlanMenu.MTU).orElseThrow(),
                        true));
    }
}
