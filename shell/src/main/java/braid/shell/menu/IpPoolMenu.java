package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import braid.shell.value.Addresses;

/// `/ip/pool`: addresses to hand out.
public final class IpPoolMenu {
    public static final String PATH = "/ip/pool";
    private static final String ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}";

    public static final Property NAME = Shared.name().required();
    public static final Property RANGES = property(
                    "ranges",
                    Types.list(Types.form(ADDRESS + "(-" + ADDRESS + "|/\\d{1,2})?", IpPoolMenu::isAscending)),
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
    private static boolean isAscending(String range) {
        String[] ends = range.split("-", 2);
        return ends.length < 2
                || Addresses.ip(ends[0])
                        .flatMap(first -> Addresses.ip(ends[1])
                                .map(last -> Integer.compareUnsigned(first.bits(), last.bits()) <= 0))
                        .orElse(false);
    }
}
