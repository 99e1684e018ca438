package braid.shell.status;

import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.Role;
import braid.shell.config.ItemKey;
import braid.shell.menu.PppoeClientMenu;
import java.util.List;
import java.util.Optional;

/// Bundles of the dataplane, by what the configuration calls them.
final class Sessions {
    private Sessions() {}

    static List<BundleStatus> servers(RouterView view) {
        return view.status().bundles().stream()
                .filter(bundle -> bundle.identity().role() == Role.SERVER)
                .toList();
    }

    /// The bundle a client dialled.
    static Optional<BundleStatus> ofClient(RouterView view, long id) {
        return view.index().bundleOfClient(ItemKey.of(PppoeClientMenu.PATH, id));
    }

    /// Where its first link runs.
    static Optional<String> interfaceName(RouterView view, BundleStatus bundle) {
        return view.index().membersOfBundle(bundle.id()).stream()
                .findFirst()
                .map(link -> view.interfaceName(link.linuxName()));
    }

    static long nanosSince(RouterView view, long thenNanos) {
        return Math.max(0, view.status().takenNanos() - thenNanos);
    }
}
