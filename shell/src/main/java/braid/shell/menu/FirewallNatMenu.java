package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/ip/firewall/nat`: which addresses are translated.
public final class FirewallNatMenu {
    public static final String PATH = "/ip/firewall/nat";

    /// Two spellings that people write are taken for the built-in chains they mean.
    public static final Property CHAIN =
            property("chain", new ChainType(), "Chain of the rule").required();
    public static final Property ACTION = property(
                    "action",
                    Types.word(
                            "accept",
                            "add-dst-to-address-list",
                            "add-src-to-address-list",
                            "dst-nat",
                            "endpoint-independent-nat",
                            "jump",
                            "log",
                            "masquerade",
                            "netmap",
                            "passthrough",
                            "redirect",
                            "return",
                            "same",
                            "socksify",
                            "src-nat"),
                    "What to do with the packet")
            .byDefault("accept")
            .with(Property.Trait.ALWAYS_EXPORTED);

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Rules that translate addresses")
            .properties(
                    CHAIN,
                    ACTION,
                    property("jump-target", Types.BARE_TEXT, "Chain to go on in"),
                    property("to-addresses", Types.BARE_TEXT, "Addresses to put in"),
                    property("to-ports", Types.form("\\d{1,5}(-\\d{1,5})?"), "Ports to put in"),
                    property("same-not-by-dst", Types.YES_NO, "Same address whatever the destination"),
                    property("randomise-ports", Types.YES_NO, "Choose ports at random"),
                    property("socksify-service", Types.BARE_TEXT, "Service to go through"),
                    property("socks5-server", Types.IP, "SOCKS server"),
                    property("socks5-port", Types.number(0, 65535), "Port of that server"))
            .properties(FirewallMatchers.all())
            .properties(FirewallMatchers.logging())
            .properties(Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .can(Ability.MOVE)
            .stored()
            .noun("nat rule")
            .build();

    private FirewallNatMenu() {}
}
