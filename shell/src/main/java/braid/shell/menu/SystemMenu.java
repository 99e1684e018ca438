package braid.shell.menu;

import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import java.util.List;

/// `/system`: what concerns the router as a whole.
public final class SystemMenu {
    public static final String PATH = "/system";

    public static final MenuDeclaration MENU = MenuDeclaration.directory(PATH)
            .help("The router as a whole")
            .commands(new Command("shutdown", "End the router", List.of(), List.of()))
            .build();

    private SystemMenu() {}
}
