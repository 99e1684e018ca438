package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import java.util.List;

/// `/ip/firewall/raw`: packets before their connection is looked up.
public final class FirewallRawMenu {
    public static final String PATH = "/ip/firewall/raw";

    public static final Property CHAIN = property(
                    "chain", new ChainType(List.of("output", "prerouting")), "Chain of the rule")
            .required();
    public static final Property ACTION = RuleProperties.action(
            "accept",
            "add-dst-to-address-list",
            "add-src-to-address-list",
            "drop",
            "jump",
            "log",
            "notrack",
            "passthrough",
            "return");

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Packets before their connection is looked up")
            .properties(CHAIN, ACTION, RuleProperties.JUMP_TARGET)
            .properties(FirewallMatchers.all())
            .properties(FirewallMatchers.logging())
            .properties(Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .statistics(CHAIN, ACTION, RuleProperties.BYTES, RuleProperties.PACKETS)
            .commands(RuleProperties.counterCommands())
            .can(Ability.MOVE)
            .noun("raw rule")
            .build();

    private FirewallRawMenu() {}
}
