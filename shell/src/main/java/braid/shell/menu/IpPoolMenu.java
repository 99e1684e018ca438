package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import braid.shell.value.Addresses;
import braid.shell.value.Value;
import java.util.Optional;

/// `/ip/pool`: addresses to hand out.
public final class IpPoolMenu {
    public static final String PATH = "/ip/pool";

    public static final Property NAME = Shared.name().required();
    public static final Property RANGES = property(
                    "ranges",
                    Types.list(Types.range(IpPoolMenu::holdsAddresses)),
                    "Addresses, first-last or with the bits of a network")
            .required();
    public static final Property NEXT_POOL = property(
                    "next-pool",
                    Types.either(Types.word("none"), Types.item(PATH)),
                    "Pool that goes on when this is used up")
            .byDefault("none");

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Pools of addresses")
            .properties(NAME, RANGES, NEXT_POOL, Shared.COMMENT)
            .columns(NAME, RANGES)
            .cannot(Ability.DISABLE)
            .noun("pool")
            .build();

    private IpPoolMenu() {}

    /// A range that ends before it begins holds no address.
    private static boolean holdsAddresses(String range) {
        String[] ends = range.split("[-/]", 2);
        Optional<Value.Ip> first = Addresses.ip(ends[0]);
        return range.indexOf('-') < 0
                ? first.isPresent()
                : first.flatMap(from ->
                                Addresses.ip(ends[1]).map(to -> Integer.compareUnsigned(from.bits(), to.bits()) <= 0))
                        .orElse(false);
    }
}
