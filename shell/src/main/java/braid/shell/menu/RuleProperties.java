package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Command;
import braid.shell.schema.GenericCommands;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.List;
import java.util.Set;

/// What firewall rules of all tables have beside their matchers.
public final class RuleProperties {
    public static final Set<String> MENUS =
            Set.of(FirewallFilterMenu.PATH, FirewallNatMenu.PATH, FirewallMangleMenu.PATH, FirewallRawMenu.PATH);

    public static final Property JUMP_TARGET = property("jump-target", new ChainType(List.of()), "Chain to go on in");
    public static final Property ADDRESS_LIST =
            property("address-list", AddressListMenu.LIST_NAME, "List to add an address to");
    public static final Property ADDRESS_LIST_TIMEOUT = property(
            "address-list-timeout",
            Types.either(Types.word("none-dynamic", "none-static"), Types.TIME),
            "How long the address stays");
    public static final Property LOG =
            property("log", Types.YES_NO, "Log the packet").byDefault(false).with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property LOG_PREFIX = property("log-prefix", Types.TEXT, "Begin of the log line")
            .byDefault("")
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property BYTES = counter("bytes", "Bytes that the rule has counted");
    public static final Property PACKETS = counter("packets", "Packets that the rule has counted");

    private static final Value FASTTRACK = new Value.Str("fasttrack-connection");

    private static final Set<Value> STOPPING =
            Set.of(new Value.Str("drop"), new Value.Str("reject"), new Value.Str("tarpit"));
    private static final Value JUMP = new Value.Str("jump");

    private RuleProperties() {}

    /// Whether a rule with that action lets no packet through.
    public static boolean stops(Value action) {
        return STOPPING.contains(action);
    }

    public static boolean jumps(Value action) {
        return JUMP.equals(action);
    }

    /// The action, in a table that knows these.
    static Property action(String... words) {
        return property("action", Types.word(words), "What to do with the packet")
                .byDefault("accept")
                .with(Trait.ALWAYS_EXPORTED)
                .carriedOutWhen(action -> !action.equals(FASTTRACK));
    }

    static Command[] counterCommands() {
        return new Command[] {
            GenericCommands.onItems("reset-counters", "Begin to count anew"),
            new Command("reset-counters-all", "Begin to count anew, all rules", List.of(), List.of())
        };
    }

    private static Property counter(String name, String help) {
        return property(name, Types.COUNTER, help).readOnly().with(Trait.NOT_PRINTED);
    }
}
