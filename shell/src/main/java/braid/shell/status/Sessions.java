package braid.shell.status;

import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import braid.dataplane.status.DataplaneStatus.Role;
import braid.shell.config.ItemKey;
import braid.shell.config.LinuxNames;
import braid.shell.menu.PppoeClientMenu;
import java.util.List;
import java.util.Optional;

/// Bundles of the dataplane, by what the configuration calls them.
final class Sessions {
    private Sessions() {}

    /// `pppoe-out1`, `<pppoe-user>`; a second bundle of a user is `<pppoe-user-1>`.
    static String name(RouterView view, BundleStatus bundle) {
        if (bundle.role() == Role.CLIENT) {
            return view.configuration().items(PppoeClientMenu.PATH).stream()
                    .filter(item -> ItemKey.of(item).equals(bundle.owner()))
                    .findFirst()
                    .map(LinuxNames::name)
                    .orElse(bundle.linuxName());
        }
        long earlier = servers(view).stream()
                .filter(other -> other.user().equals(bundle.user()) && other.id() < bundle.id())
                .count();
        return "<pppoe-" + bundle.user() + (earlier == 0 ? "" : "-" + earlier) + ">";
    }

    static List<BundleStatus> servers(RouterView view) {
        return view.status().bundles().stream()
                .filter(bundle -> bundle.role() == Role.SERVER)
                .toList();
    }

    /// The bundle a client dialled.
    static Optional<BundleStatus> ofClient(RouterView view, long id) {
        String key = ItemKey.of(PppoeClientMenu.PATH, id);
        return view.status().bundles().stream()
                .filter(bundle -> bundle.role() == Role.CLIENT && bundle.owner().equals(key))
                .findFirst();
    }

    static List<MemberLinkStatus> links(RouterView view, BundleStatus bundle) {
        return view.status().memberLinks().stream()
                .filter(link -> link.bundle().equals(Optional.of(bundle.id())))
                .toList();
    }

    static long nanosSince(RouterView view, long thenNanos) {
        return Math.max(0, view.status().takenNanos() - thenNanos);
    }
}
