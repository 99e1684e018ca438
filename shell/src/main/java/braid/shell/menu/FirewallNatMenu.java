package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import java.util.List;

/// `/ip/firewall/nat`: which addresses are translated.
public final class FirewallNatMenu {
    public static final String PATH = "/ip/firewall/nat";

    /// Two spellings that people write are taken for the built-in chains they mean.
    public static final Property CHAIN = property(
                    "chain", new ChainType(List.of("dstnat", "input", "output", "srcnat")), "Chain of the rule")
            .required();
    public static final Property ACTION = RuleProperties.action(
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
            "src-nat");
    public static final Property TO_ADDRESSES = property("to-addresses", Types.BARE_TEXT, "Addresses to put in");
    public static final Property TO_PORTS = property("to-ports", Types.form("\\d{1,5}(-\\d{1,5})?"), "Ports to put in");
    public static final Property SAME_NOT_BY_DST =
            property("same-not-by-dst", Types.YES_NO, "Same address whatever the destination");
    public static final Property RANDOMISE_PORTS = property("randomise-ports", Types.YES_NO, "Choose ports at random");
    public static final Property SOCKSIFY_SERVICE = property(
                    "socksify-service", Types.BARE_TEXT, "Service to go through")
            .stored();
    public static final Property SOCKS5_SERVER =
            property("socks5-server", Types.IP, "SOCKS server").stored();
    public static final Property SOCKS5_PORT = property("socks5-port", Types.number(0, 65535), "Port of that server")
            .stored();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Which addresses are translated")
            .properties(
                    CHAIN,
                    ACTION,
                    RuleProperties.JUMP_TARGET,
                    TO_ADDRESSES,
                    TO_PORTS,
                    SAME_NOT_BY_DST,
                    RANDOMISE_PORTS,
                    SOCKSIFY_SERVICE,
                    SOCKS5_SERVER,
                    SOCKS5_PORT)
            .properties(FirewallMatchers.all())
            .properties(FirewallMatchers.logging())
            .properties(Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .statistics(CHAIN, ACTION, RuleProperties.BYTES, RuleProperties.PACKETS)
            .commands(RuleProperties.counterCommands())
            .can(Ability.MOVE)
            .noun("nat rule")
            .build();

    private FirewallNatMenu() {}
}
