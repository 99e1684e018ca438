package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/interface/list/member`: which interfaces are in which list.
public final class InterfaceListMemberMenu {
    public static final String PATH = "/interface/list/member";

    public static final Property LIST =
            property("list", Types.item(InterfaceListMenu.PATH), "The list").required();
    public static final Property INTERFACE =
            property("interface", Types.linkInterface(), "The interface").required();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Interfaces in lists")
            .properties(LIST, INTERFACE, Shared.DISABLED, Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .columns(LIST, INTERFACE)
            .noun("interface list member")
            .distinct("failure: already have such entry", INTERFACE, LIST)
            .build();

    private InterfaceListMemberMenu() {}
}
