package braid.shell.status;

import braid.dataplane.status.KernelEntry;
import braid.shell.menu.AddressListMenu;
import braid.shell.menu.ConnectionMenu;
import braid.shell.menu.IpArpMenu;
import java.util.Map;
import java.util.Optional;

/// Rows that show what packets brought into the kernel's lists.
public final class KernelRows {
    private interface Finder {
        Optional<KernelEntry> entry(RouterView view, long rowId);
    }

    private static final Map<String, Finder> FINDERS = Map.of(
            ConnectionMenu.PATH, ConnectionRows::entry,
            AddressListMenu.PATH, AddressListRows::entry,
            IpArpMenu.PATH, ArpRows::entry);

    private KernelRows() {}

    /// Whether rows of the menu that nobody configured can be taken away.
    public static boolean shownIn(String menu) {
        return FINDERS.containsKey(menu);
    }

    /// Takes what a row shows out of the kernel's list; empty if it is gone already.
    public static Optional<Runnable> removal(RouterView view, String menu, long rowId) {
        return FINDERS.get(menu)
                .entry(view, rowId)
                .map(entry -> () -> view.kernel().forget(entry));
    }
}
