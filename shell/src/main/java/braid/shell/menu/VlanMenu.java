package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/interface/vlan`: IEEE 802.1Q interfaces.
public final class VlanMenu {
    public static final String PATH = "/interface/vlan";

    public static final Property NAME = Shared.name();
    public static final Property MTU =
            property("mtu", Types.number(68, 65535), "Largest packet, bytes").byDefault(1500);
    public static final Property MAC_ADDRESS =
            property("mac-address", Types.MAC, "Hardware address").readOnly();
    public static final Property VLAN_ID =
            property("vlan-id", Types.number(1, 4095), "Number of the VLAN").required();
    public static final Property INTERFACE = property(
                    "interface", Types.linkInterface(), "Interface that carries the VLAN")
            .required();
    public static final Property SERVICE_TAG =
            property("use-service-tag", Types.YES_NO, "IEEE 802.1ad tag").byDefault(false);

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("VLAN interfaces")
            .numberedWith(InterfaceMenu.PATH)
            .properties(NAME, MTU, MAC_ADDRESS)
            .properties(LinkLayer.stored())
            .properties(
                    VLAN_ID,
                    INTERFACE,
                    SERVICE_TAG,
                    property("mvrp", Types.YES_NO, "Announce the VLAN")
                            .byDefault(false)
                            .stored(),
                    property("l3-hw-offloading", Types.YES_NO, "Routing in hardware")
                            .stored())
            .properties(Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG.inLegendOnlyWhenSet(), Flag.of('R', "running", 0))
            .columns(NAME, MTU, VLAN_ID, INTERFACE)
            .namedFrom("vlan")
            .build();

    private VlanMenu() {}
}
