package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Types;
import braid.shell.value.Value;

/// `/ppp/aaa`: where users are looked up; kept, since only `/ppp/secret` is asked.
public final class PppAaaMenu {
    public static final String PATH = "/ppp/aaa";

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("Authentication and accounting of PPP users")
            .properties(
                    property("use-radius", Types.YES_NO, "Ask RADIUS for users")
                            .byDefault(false)
                            .stored(),
                    property("accounting", Types.YES_NO, "Account sessions to RADIUS")
                            .byDefault(true)
                            .stored(),
                    property("use-circuit-id-in-nas-port-id", Types.YES_NO, "Send the circuit's name")
                            .byDefault(false)
                            .stored(),
                    property("interim-update", Types.TIME, "Time between accounts")
                            .byDefault(new Value.Time(0))
                            .stored(),
                    property("enable-ipv6-accounting", Types.YES_NO, "Account IPv6 as well")
                            .byDefault(false)
                            .stored())
            .build();

    private PppAaaMenu() {}
}
