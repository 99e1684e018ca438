package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.MenuDeclaration.ExportForm;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.schema.Watch;
import braid.shell.value.Value;
import java.util.List;

/// `/interface/ethernet`: the ports of the machine. Nobody adds them; an entry stays when its port is gone.
public final class EthernetMenu {
    public static final String PATH = "/interface/ethernet";

    public static final Property NAME = Shared.name();
    public static final Property MTU =
            property("mtu", Types.number(68, 65535), "Largest packet, bytes").byDefault(1500);
    public static final Property MAC_ADDRESS = property("mac-address", Types.MAC, "Hardware address");
    public static final Property ORIG_MAC_ADDRESS = property(
                    "orig-mac-address", Types.MAC, "Hardware address the port was made with")
            .with(Trait.INTERNAL);
    public static final Property DEFAULT_NAME = property(
                    "default-name", Types.BARE_TEXT, "Name the port got when it was first seen")
            .with(Trait.INTERNAL);
    public static final Property LINUX_NAME =
            property("linux-name", Types.BARE_TEXT, "What Linux calls the port").with(Trait.INTERNAL);

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Ethernet ports of the machine")
            .numberedWith(InterfaceMenu.PATH)
            .properties(NAME, MTU)
            .properties(
                    property("l2mtu", Types.number(0, 65536), "Largest frame, bytes")
                            .stored(),
                    MAC_ADDRESS,
                    ORIG_MAC_ADDRESS)
            .properties(line())
            .properties(power())
            .properties(transceiver())
            .properties(LinkLayer.stored())
            .properties(DEFAULT_NAME, LINUX_NAME, Shared.DISABLED, Shared.COMMENT)
            .flags(
                    Flag.of('X', "disabled", 0),
                    Flag.of('I', "invalid", 0),
                    Flag.of('R', "running", 1),
                    Flag.of('S', "slave", 2))
            .columns(NAME, MTU, MAC_ADDRESS, LINUX_NAME)
            .cannot(Ability.ADD, Ability.REMOVE)
            .can(Ability.APPEAR)
            .exported(ExportForm.SET_BY_DEFAULT_NAME)
            .watched(Watch.PORT, MonitorCommand.of("Status of a port, and what was dropped there"))
            .noun("ethernet interface")
            .build();

    private EthernetMenu() {}

    /// What the two ends of a line agree on.
    private static List<Property> line() {
        return List.of(
                property("disable-running-check", Types.YES_NO, "Take the port as running always")
                        .stored(),
                property("auto-negotiation", Types.YES_NO, "Agree on the speed")
                        .byDefault(true)
                        .stored(),
                property("advertise", Types.BARE_TEXT, "Speeds offered").stored(),
                property("full-duplex", Types.YES_NO, "Both directions at once")
                        .byDefault(true)
                        .stored(),
                property("tx-flow-control", Types.word("auto", "off", "on"), "Obey pause frames")
                        .byDefault("off")
                        .stored(),
                property("rx-flow-control", Types.word("auto", "off", "on"), "Send pause frames")
                        .byDefault("off")
                        .stored(),
                property("cable-settings", Types.word("default", "short", "standard"), "Length of the cable")
                        .stored(),
                property("mdix-enable", Types.YES_NO, "Cross the cable as needed")
                        .stored(),
                property("speed", Types.BARE_TEXT, "Speed without agreement").stored(),
                property("bandwidth", Types.BARE_TEXT, "Rates of the port")
                        .byDefault("unlimited/unlimited")
                        .stored());
    }

    /// Power for the other end.
    private static List<Property> power() {
        return List.of(
                property(
                                "poe-out",
                                Types.word("auto-on", "forced-on", "forced-on-a", "forced-on-bt", "off"),
                                "Power for the other end")
                        .stored(),
                property("poe-voltage", Types.word("auto", "high", "low"), "Voltage of that power")
                        .stored(),
                property("poe-priority", Types.number(0, 99), "Who loses power last")
                        .stored(),
                property("power-cycle-ping-enabled", Types.YES_NO, "Turn power off when no answer comes")
                        .stored(),
                property("power-cycle-ping-address", Types.BARE_TEXT, "Who has to answer")
                        .stored(),
                property("power-cycle-ping-timeout", Types.TIME, "How long to wait for it")
                        .stored(),
                property(
                                "power-cycle-interval",
                                Types.either(Types.word("none"), Types.TIME),
                                "Turn power off regularly")
                        .stored());
    }

    private static List<Property> transceiver() {
        return List.of(
                property("sfp-rate-select", Types.word("high", "low"), "Rate of the transceiver")
                        .byDefault("high")
                        .stored(),
                property("sfp-ignore-rx-los", Types.YES_NO, "Do not trust the transceiver's loss signal")
                        .stored(),
                property("combo-mode", Types.word("auto", "copper", "sfp"), "Which of two sockets")
                        .stored(),
                property("fec-mode", Types.word("auto", "fec74", "fec91", "off"), "Error correction")
                        .stored(),
                property("sfp-shutdown-temperature", Types.number(0, 200), "Too hot, degrees")
                        .byDefault(new Value.Num(95))
                        .stored(),
                property("passthrough-interface", Types.BARE_TEXT, "Interface whose frames pass through")
                        .stored());
    }
}
