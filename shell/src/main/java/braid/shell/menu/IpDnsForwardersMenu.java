package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;

/// `/ip/dns/forwarders`: servers under a name, for static entries of type FWD.
public final class IpDnsForwardersMenu {
    public static final String PATH = "/ip/dns/forwarders";

    public static final Property NAME = Shared.name().required();
    public static final Property DNS_SERVERS = property("dns-servers", Types.list(Types.BARE_TEXT), "Servers to ask")
            .byDefault(Shared.none());

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Servers under a name")
            .properties(
                    NAME,
                    DNS_SERVERS,
                    property("doh-servers", Types.TEXT, "Servers to ask over HTTPS")
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    property("verify-doh-cert", Types.YES_NO, "Check their certificates")
                            .stored(),
                    Shared.DISABLED,
                    Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG)
            .columns(NAME, DNS_SERVERS)
            .noun("dns forwarder")
            .build();

    private IpDnsForwardersMenu() {}
}
