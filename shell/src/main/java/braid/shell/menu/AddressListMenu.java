package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.schema.Types;

/// `/ip/firewall/address-list`: addresses that rules ask for by the name of their list.
public final class AddressListMenu {
    public static final String PATH = "/ip/firewall/address-list";

    /// The name of a list: of one that has addresses, or any other.
    static final Type LIST_NAME = Types.bareText(PATH, "list");

    public static final Property LIST =
            property("list", LIST_NAME, "Name of the list").required();
    public static final Property ADDRESS =
            property("address", Types.SPAN, "Address, network, range or name").required();
    public static final Property TIMEOUT = property("timeout", Types.TIME, "How long it stays");
    public static final Property CREATION_TIME = property(
                    "creation-time", Types.BARE_TEXT, "Since when it is in the list")
            .readOnly();

    /// Of what sessions bring it is true; for what is configured RouterOS takes it as well.
    public static final Property DYNAMIC = property("dynamic", Types.YES_NO, "Whether the entry is not saved")
            .byDefault(false)
            .with(Property.Trait.NOT_PRINTED)
            .stored();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Lists of addresses")
            .properties(LIST, ADDRESS, CREATION_TIME, TIMEOUT, DYNAMIC, Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .columns(LIST, ADDRESS, TIMEOUT)
            .noun("address list entry")
            .distinct("failure: already have such entry", ADDRESS, LIST)
            .build();

    private AddressListMenu() {}
}
