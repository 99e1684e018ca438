package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Command;
import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import java.util.List;

/// `/ip/dns/cache`: answers that are kept, and `all`: those that there is nothing too.
public final class IpDnsCacheMenu {
    public static final String PATH = "/ip/dns/cache";
    public static final String ALL_PATH = PATH + "/all";
    public static final Command FLUSH = new Command("flush", "Forget what servers have said", List.of(), List.of());

    public static final Property NAME = property("name", Types.TEXT, "The name").readOnly();
    public static final Property TYPE =
            property("type", Types.BARE_TEXT, "Kind of record").readOnly();
    public static final Property DATA =
            property("data", Types.BARE_TEXT, "What it says").readOnly();
    public static final Property TTL =
            property("ttl", Types.TIME, "How long it is still good").readOnly();

    public static final Flag STATIC = Flag.of('S', "static", 0);
    public static final Flag NEGATIVE = Flag.of('N', "negative", 1);

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Answers that are kept")
            .properties(TYPE, DATA, NAME, TTL)
            .flags(STATIC)
            .columns(NAME, TYPE, DATA, TTL)
            .commands(FLUSH)
            .build();
    public static final MenuDeclaration ALL = MenuDeclaration.readOnly(ALL_PATH)
            .help("Answers that are kept, those that there is nothing among them")
            .properties(TYPE, DATA, NAME, TTL)
            .flags(STATIC, NEGATIVE)
            .columns(NAME, TYPE, DATA, TTL)
            .build();

    private IpDnsCacheMenu() {}
}
