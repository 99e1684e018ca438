package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import java.util.List;

/// `/ip/firewall/filter`: which packets may pass.
public final class FirewallFilterMenu {
    public static final String PATH = "/ip/firewall/filter";

    public static final Property CHAIN = property(
                    "chain", new ChainType(List.of("forward", "input", "output")), "Chain of the rule")
            .required();
    public static final Property ACTION = RuleProperties.action(
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
            "tarpit");
    public static final Property REJECT_WITH = property(
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
            "What to answer");
    public static final Property HW_OFFLOAD =
            property("hw-offload", Types.YES_NO, "Do it in hardware").stored();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Which packets may pass")
            .properties(CHAIN, ACTION, RuleProperties.JUMP_TARGET, REJECT_WITH, HW_OFFLOAD)
            .properties(FirewallMatchers.all())
            .properties(FirewallMatchers.logging())
            .properties(Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .statistics(CHAIN, ACTION, RuleProperties.BYTES, RuleProperties.PACKETS)
            .commands(RuleProperties.counterCommands())
            .can(Ability.MOVE)
            .noun("filter rule")
            .build();

    private FirewallFilterMenu() {}
}
