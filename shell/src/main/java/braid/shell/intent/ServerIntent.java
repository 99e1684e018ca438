package braid.shell.intent;

import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.SessionName;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.PppProfileMenu;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.menu.PppoeServerServerMenu;
import braid.shell.menu.Shared;
import braid.shell.menu.SystemIdentityMenu;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// PPPoE servers.
final class ServerIntent {
    private ServerIntent() {}

    static List<PppoeServer> servers(Source source) {
        Item identity = source.configuration().settings(SystemIdentityMenu.PATH);
        return source.each(
                PppoeServerServerMenu.PATH, PppoeServerServerMenu.DISABLED, item -> server(source, identity, item));
    }

    /// Entries for users of their own; one without a user keeps nothing for anybody.
    static List<SessionName> sessionNames(Source source) {
        return source
                .each(PppoeServerMenu.PATH, Shared.DISABLED, item -> {
                    String name = Source.text(item, PppoeServerMenu.NAME);
                    String user = Source.text(item, PppoeServerMenu.USER);
                    if (name.isEmpty()) {
                        throw Unfit.refused("an interface needs a name");
                    }
                    return user.isEmpty()
                            ? Optional.<SessionName>empty()
                            : Optional.of(new SessionName(
                                    ItemKey.of(item), name, user, Source.text(item, PppoeServerMenu.SERVICE)));
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static PppoeServer server(Source source, Item identity, Item item) {
        return new PppoeServer(
                ItemKey.of(item),
                source.linuxName(item.get(PppoeServerServerMenu.INTERFACE)),
                Source.text(identity, SystemIdentityMenu.NAME),
                Source.text(item, PppoeServerServerMenu.SERVICE_NAME),
                Source.yes(item, PppoeServerServerMenu.ACCEPT_EMPTY_SERVICE),
                new LinkOptions(
                        PppIntent.linkBytes(item, PppoeServerServerMenu.MAX_MTU),
                        PppIntent.linkBytes(item, PppoeServerServerMenu.MAX_MRU),
                        Source.number(item, PppoeServerServerMenu.MRRU),
                        Source.number(item, PppoeServerServerMenu.KEEPALIVE)),
                Source.methods(item, PppoeServerServerMenu.AUTHENTICATION),
                Source.yes(item, PppoeServerServerMenu.ONE_SESSION_PER_HOST),
                maxSessions(item),
                Source.number(item, PppoeServerServerMenu.PADO_DELAY).orElse(0),
                PppIntent.reference(source, item, PppoeServerServerMenu.DEFAULT_PROFILE, PppProfileMenu.PATH)
                        .orElseThrow(() -> Unfit.refused("no profile")));
    }

    /// `unlimited` and 0 are no limit.
    private static OptionalInt maxSessions(Item item) {
        OptionalInt sessions = Source.number(item, PppoeServerServerMenu.MAX_SESSIONS);
        return sessions.isPresent() && sessions.getAsInt() > 0 ? sessions : OptionalInt.empty();
    }
}
