package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;

/// `/interface`: the interfaces of all kinds together.
public final class InterfaceMenu {
    public static final String PATH = "/interface";

    public static final Property NAME = Shared.name();
    public static final Property DEFAULT_NAME = property(
                    "default-name", Types.TEXT, "Name the port got when it was first seen")
            .readOnly();
    public static final Property TYPE =
            property("type", Types.TEXT, "Kind of interface").readOnly();
    public static final Property MTU = property("mtu", Types.number(68, 65535).orWord("auto"), "Largest packet, bytes");
    public static final Property ACTUAL_MTU = property("actual-mtu", Types.number(), "Largest packet in force, bytes")
            .readOnly();
    private static final Property L2MTU =
            property("l2mtu", Types.number(0, 65536), "Largest frame, bytes").stored();
    public static final Property MAC_ADDRESS =
            property("mac-address", Types.MAC, "Hardware address").readOnly();
    public static final Property RX_BYTE = counter("rx-byte", "Bytes received");
    public static final Property TX_BYTE = counter("tx-byte", "Bytes sent");
    public static final Property RX_PACKET = counter("rx-packet", "Packets received");
    public static final Property TX_PACKET = counter("tx-packet", "Packets sent");
    public static final Property RX_DROP = counter("rx-drop", "Packets received and dropped");
    public static final Property TX_DROP = counter("tx-drop", "Packets dropped instead of sent");
    public static final Property RX_ERROR = counter("rx-error", "Packets received with errors");
    public static final Property TX_ERROR = counter("tx-error", "Packets sent with errors");

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Interfaces of all kinds")
            .properties(
                    NAME,
                    DEFAULT_NAME,
                    TYPE,
                    MTU,
                    ACTUAL_MTU,
                    L2MTU,
                    MAC_ADDRESS,
                    RX_BYTE,
                    TX_BYTE,
                    RX_PACKET,
                    TX_PACKET,
                    RX_DROP,
                    TX_DROP,
                    RX_ERROR,
                    TX_ERROR,
                    Shared.DISABLED,
                    Shared.COMMENT)
            .flags(
                    Flag.of('D', "dynamic", 0),
                    Flag.of('X', "disabled", 1),
                    Flag.of('I', "invalid", 1).inLegendOnlyWhenSet(),
                    Flag.of('R', "running", 1),
                    Flag.of('S', "slave", 2),
                    Flag.of('P', "passthrough", 3))
            .columns(NAME, TYPE, ACTUAL_MTU, MAC_ADDRESS)
            .statistics(NAME, RX_BYTE, TX_BYTE, RX_PACKET, TX_PACKET, RX_DROP, TX_DROP, RX_ERROR, TX_ERROR)
            .showing(EthernetMenu.PATH, VlanMenu.PATH, PppoeClientMenu.PATH, PppoeServerMenu.PATH)
            .commands(MonitorCommand.traffic())
            .cannot(MenuDeclaration.Ability.ADD, MenuDeclaration.Ability.REMOVE)
            .exported(MenuDeclaration.ExportForm.NONE)
            .build();

    private InterfaceMenu() {}

    private static Property counter(String name, String help) {
        return property(name, Types.COUNTER, help).readOnly().with(Trait.NOT_PRINTED);
    }
}
