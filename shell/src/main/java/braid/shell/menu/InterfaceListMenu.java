package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.Map;

/// `/interface/list`: interfaces under a name.
public final class InterfaceListMenu {
    public static final String PATH = "/interface/list";
    /// RouterOS's numbers of the lists that are always there.
    public static final long ALL = 0x0200_0000;

    public static final long NONE = 0x0200_0001;
    public static final long DYNAMIC = 0x0200_0002;
    public static final long STATIC = 0x0200_0003;

    public static final Property NAME = property("name", Types.TEXT, "Name of the list")
            .with(Property.Trait.NAME)
            .required();
    public static final Property INCLUDE = property("include", Types.list(Types.item(PATH)), "Lists that belong to it")
            .byDefault(Shared.none());
    public static final Property EXCLUDE = property("exclude", Types.list(Types.item(PATH)), "Lists taken out of it")
            .byDefault(Shared.none());

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Lists of interfaces")
            .properties(NAME, INCLUDE, EXCLUDE, Shared.COMMENT)
            .flags(Flag.of('*', "default", 0), Flag.of('D', "dynamic", 0))
            .columns(NAME)
            .cannot(MenuDeclaration.Ability.DISABLE)
            .builtIn(ALL, named("all"))
            .builtIn(NONE, named("none"))
            .builtIn(DYNAMIC, named("dynamic"))
            .builtIn(STATIC, named("static"))
            .noun("interface list")
            .build();

    private InterfaceListMenu() {}

    private static Map<String, Value> named(String name) {
        return Map.of("name", new Value.Str(name));
    }
}
