package braid.dataplane.engine;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.SessionRoute;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.LogEvent;
import braid.dataplane.status.SessionEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What an engine asks of the rest of the router. Calls only put a record into a bounded queue and return at once;
/// answers come back as [EngineCommand]s.
public interface KernelPort {
    /// Asks for a session's interface with its MTU, addresses and routes in the kernel before IPCP may acknowledge.
    /// Answered by [EngineCommand.InterfaceReady] or [EngineCommand.InterfaceRefused].
    ///
    /// @return false when too many wait already: there will be no answer
    boolean prepare(SessionInterface request);

    /// The bundle is gone, and none of its interfaces is read or written any longer: put them down, park them, take
    /// away what the session brought.
    void release(int bundle);

    /// In the place of this interface the bundle was given another: it is read and written no longer. Where that
    /// cannot be said for want of room, [#release] says it for all.
    void letGo(int bundle, TunPort tun);

    void log(LogEvent event);

    /// A PPPoE session of ours is open ([ControlAction.OpenLink]): should this process die, the next one ends it.
    void sessionOpened(SessionKey session);

    /// It is over and its peer knows ([ControlAction.SessionOver]).
    void sessionClosed(SessionKey session);

    /// A session of a user is over: noted, so that the next run of the router knows it too.
    void userLeft(EndedSession session);

    /// A session came up or is over: whoever wants to know is told later.
    void announce(SessionEvent event);

    /// What [EngineCommand.PortLeave] asked for was done: nothing leaves by the interface any more.
    void portClosed(String linuxName);

    /// @param bundle the engine's number for the bundle
    /// @param linuxName the interface's name on Linux, this and no other; empty: a short one of ours
    /// @param alias full name for IFLA_IFALIAS
    /// @param peer the other end; empty for an unnumbered link
    /// @param linkLocal our IPv6 address; a kernel that refuses it loses nothing else
    /// @param defaultRouteMetric empty: no default route
    record SessionInterface(
            int bundle,
            String owner,
            Optional<String> linuxName,
            String alias,
            int mtuBytes,
            Optional<IpAddress.V4> local,
            Optional<IpAddress.V4> peer,
            Optional<IpAddress.V6> linkLocal,
            OptionalInt defaultRouteMetric,
            Belongings belongings) {
        /// Without anything beyond itself.
        public SessionInterface(
                int bundle,
                String owner,
                Optional<String> linuxName,
                String alias,
                int mtuBytes,
                Optional<IpAddress.V4> local,
                Optional<IpAddress.V4> peer,
                Optional<IpAddress.V6> linkLocal,
                OptionalInt defaultRouteMetric) {
            this(
                    bundle,
                    owner,
                    linuxName,
                    alias,
                    mtuBytes,
                    local,
                    peer,
                    linkLocal,
                    defaultRouteMetric,
                    Belongings.NONE);
        }

        /// The same under other names.
        public SessionInterface named(String newLinuxName, String newAlias) {
            return new SessionInterface(
                    bundle,
                    owner,
                    Optional.of(newLinuxName),
                    newAlias,
                    mtuBytes,
                    local,
                    peer,
                    linkLocal,
                    defaultRouteMetric,
                    belongings);
        }
    }

    /// What a session brings beyond its interface.
    ///
    /// @param profile key of the profile it was made by; empty text: none
    /// @param listed the address that the lists hold while it is up; empty: none
    /// @param addressLists names of the firewall's lists
    /// @param routes what goes wrong with them costs the session nothing else
    record Belongings(
            String profile, Optional<IpAddress.V4> listed, List<String> addressLists, List<SessionRoute> routes) {
        public static final Belongings NONE = new Belongings("", Optional.empty(), List.of(), List.of());

        public Belongings {
            addressLists = List.copyOf(addressLists);
            routes = List.copyOf(routes);
        }
    }
}
