package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;

/// `/ip/settings`: what the kernel does with IPv4 altogether. `ip-forward` is always in force; of the others what
/// was set is, and the kernel keeps what it has otherwise.
public final class IpSettingsMenu {
    public static final String PATH = "/ip/settings";

    public static final Property IP_FORWARD =
            property("ip-forward", Types.YES_NO, "Forward packets").byDefault(true);
    public static final Property SEND_REDIRECTS = property("send-redirects", Types.YES_NO, "Send ICMP redirects")
            .byDefault(true)
            .with(Trait.EXPORTED_AS_SET);
    public static final Property ACCEPT_SOURCE_ROUTE = property(
                    "accept-source-route", Types.YES_NO, "Accept packets that say their own way")
            .byDefault(false)
            .with(Trait.EXPORTED_AS_SET);
    public static final Property ACCEPT_REDIRECTS = property("accept-redirects", Types.YES_NO, "Follow ICMP redirects")
            .byDefault(false)
            .with(Trait.EXPORTED_AS_SET);
    public static final Property SECURE_REDIRECTS = property(
                    "secure-redirects", Types.YES_NO, "Follow ICMP redirects of gateways only")
            .byDefault(true)
            .with(Trait.EXPORTED_AS_SET);
    public static final Property RP_FILTER = property(
                    "rp-filter", Types.word("loose", "no", "strict"), "Drop packets whose source leads elsewhere")
            .byDefault("no")
            .with(Trait.EXPORTED_AS_SET);
    public static final Property TCP_SYNCOOKIES = property(
                    "tcp-syncookies", Types.YES_NO, "Answer floods of SYN without remembering them")
            .byDefault(false)
            .with(Trait.EXPORTED_AS_SET);

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("Settings of IPv4")
            .properties(
                    IP_FORWARD,
                    SEND_REDIRECTS,
                    ACCEPT_SOURCE_ROUTE,
                    ACCEPT_REDIRECTS,
                    SECURE_REDIRECTS,
                    RP_FILTER,
                    property(
                                    "ipv4-multipath-hash-policy",
                                    Types.word("l3", "l3-inner", "l4"),
                                    "How packets are shared among ways")
                            .byDefault("l3")
                            .stored(),
                    TCP_SYNCOOKIES,
                    property("tcp-timestamps", Types.word("disabled", "enabled", "random-offset"), "Timestamps in TCP")
                            .stored(),
                    property("max-neighbor-entries", Types.number(0, 4_294_967_295L), "Neighbours to remember")
                            .byDefault(8192)
                            .stored(),
                    property("arp-timeout", Types.TIME, "How long a neighbour is remembered")
                            .stored(),
                    property("icmp-rate-limit", Types.number(0, 4_294_967_295L), "Milliseconds between ICMP errors")
                            .byDefault(10)
                            .stored(),
                    property("icmp-rate-mask", Types.BARE_TEXT, "Which ICMP messages that is for")
                            .stored(),
                    property("icmp-errors-use-inbound-interface-address", Types.YES_NO, "Source of ICMP errors")
                            .stored(),
                    property("allow-fast-path", Types.YES_NO, "Forward faster where that is possible")
                            .byDefault(true)
                            .stored())
            .build();

    private IpSettingsMenu() {}
}
