package braid.shell.intent;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.StaticNeighbour;
import braid.shell.config.ItemKey;
import braid.shell.menu.IpArpMenu;
import braid.shell.menu.Shared;
import java.util.List;

/// Hosts whose hardware addresses are given.
final class ArpIntent {
    private ArpIntent() {}

    static List<StaticNeighbour> neighbours(Source source) {
        return source.each(IpArpMenu.PATH, Shared.DISABLED, item -> {
            IpAddress.V4 address =
                    Source.address(item, IpArpMenu.ADDRESS).orElseThrow(() -> Unfit.refused("no address"));
            MacAddress mac = MacAddress.parse(Source.text(item, IpArpMenu.MAC_ADDRESS))
                    .orElseThrow(() -> Unfit.waiting("no mac-address"));
            return new StaticNeighbour(ItemKey.of(item), source.linuxName(item.get(IpArpMenu.INTERFACE)), address, mac);
        });
    }
}
