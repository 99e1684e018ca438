package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Properties and flags that many menus share.
public final class Shared {
    public static final Property COMMENT = property("comment", Types.TEXT, "Short description of the item")
            .with(Trait.NOT_PRINTED)
            .with(Trait.EMPTY_IS_NONE);
    public static final Property DISABLED = property("disabled", Types.YES_NO, "Whether the item is not in use")
            .byDefault(false)
            .with(Trait.NOT_PRINTED);

    public static final Property MAX_MTU = property(
                    "max-mtu", Types.number(64, 65535).orWord("auto"), "Largest packet sent over one link, bytes")
            .byDefault("auto");
    public static final Property MAX_MRU = property(
                    "max-mru", Types.number(64, 65535).orWord("auto"), "Largest packet accepted on one link, bytes")
            .byDefault("auto");
    public static final Property MRRU = property(
                    "mrru",
                    Types.number(512, 65535).orWord("disabled"),
                    "Largest packet reassembled from fragments, bytes; a number turns multilink on")
            .byDefault("disabled");
    public static final Property KEEPALIVE = property(
                    "keepalive-timeout",
                    Types.number(1, 86400).orWord("disabled"),
                    "Silence before echoes go out, seconds")
            .byDefault(10);

    public static final Flag DISABLED_FLAG = Flag.of('X', "disabled", 0);
    public static final Flag INVALID_FLAG = Flag.of('I', "invalid", 0);
    public static final Flag DYNAMIC_FLAG = Flag.of('D', "dynamic", 1);

    static final String[] AUTHENTICATION_METHODS = {"pap", "chap", "mschap1", "mschap2"};
    static final Value ALL_METHODS = words(AUTHENTICATION_METHODS);

    /// An address or the name of a pool.
    static final Type ADDRESS_OR_POOL = Types.either(Types.IP, Types.item("/ip/pool"));

    private Shared() {}

    static Value words(String... words) {
        return new Value.Array(
                Arrays.stream(words).map(word -> (Value) new Value.Str(word)).toList(), Map.of());
    }

    static Value none() {
        return new Value.Array(List.of(), Map.of());
    }

    /// The name of an item; without one it gets the first free of `prefix1`, `prefix2` ...
    static Property name() {
        return property("name", Types.NAME, "Name of the item").with(Trait.NAME);
    }
}
