package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/ip/firewall/filter`: which packets may pass.
public final class FirewallFilterMenu {
    public static final String PATH = "/ip/firewall/filter";

    public static final Property CHAIN =
            property("chain", Types.BARE_TEXT, "Chain of the rule").required();
    public static final Property ACTION = property(
                    "action",
                    Types.word(
                            "accept",
                            "add-dst-to-address-list",
                            "add-src-to-address-list",
                            "drop",
                            "fasttrack-connection",
                            "jump",
                            "log",
                            "passthrough",
                            "reject",
                            "return",
                            "tarpit"),
                    "What to do with the packet")
            .byDefault("accept")
            .with(Property.Trait.ALWAYS_EXPORTED);

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Rules for packets that come, go and pass")
            .properties(
                    CHAIN,
                    ACTION,
                    property("jump-target", Types.BARE_TEXT, "Chain to go on in"),
                    property(
                            "reject-with",
                            Types.word(
                                    "icmp-admin-prohibited",
                                    "icmp-host-prohibited",
                                    "icmp-host-unreachable",
                                    "icmp-net-prohibited",
                                    "icmp-network-unreachable",
                                    "icmp-port-unreachable",
                                    "icmp-protocol-unreachable",
                                    "tcp-reset"),
                            "What to answer"),
                    property("hw-offload", Types.YES_NO, "Do it in hardware"))
            .properties(FirewallMatchers.all())
            .properties(FirewallMatchers.logging())
            .properties(Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .can(Ability.MOVE)
            .stored()
            .noun("filter rule")
            .build();

    private FirewallFilterMenu() {}
}
