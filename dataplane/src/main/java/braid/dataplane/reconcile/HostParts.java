package braid.dataplane.reconcile;

import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.LinkSettings;
import braid.dataplane.network.Route;
import braid.dataplane.network.RoutingRule;
import braid.dataplane.network.SessionRoute;
import braid.dataplane.network.VlanLink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What each object of the configuration, and each session, means for the machine.
final class HostParts {
    private static final int LINK_LOCAL_BITS = 64;

    private HostParts() {}

    static HostState of(LinkSettings settings) {
        return part(new HostLink(
                settings.linuxName(),
                settings.up(),
                settings.mtuBytes(),
                settings.macAddress(),
                Optional.empty(),
                false));
    }

    static HostState of(VlanLink vlan) {
        return part(new HostLink(
                vlan.linuxName(),
                Optional.of(vlan.up()),
                OptionalInt.of(vlan.mtuBytes()),
                Optional.empty(),
                Optional.of(new HostLink.Vlan(vlan.parentLinuxName(), vlan.vlanId(), vlan.serviceTag())),
                true,
                Optional.of(Ownership.alias(vlan.label()))));
    }

    /// PPPoE needs its interface up; a wish of the configuration's own to keep it down counts more.
    static HostState started(String linuxName) {
        return part(new HostLink(
                linuxName, Optional.of(true), OptionalInt.empty(), Optional.empty(), Optional.empty(), false));
    }

    static HostRoute of(Route route) {
        return new HostRoute(
                route.destination(),
                route.kind(),
                route.kind() == Route.Kind.UNICAST
                        ? List.of(new NextHop(route.gateway(), route.linuxName()))
                        : List.of(),
                route.preferredSource(),
                route.metric(),
                route.table(),
                route.reach());
    }

    static HostRule of(RoutingRule rule) {
        return new HostRule(rule.priority(), rule.selector(), rule.verdict());
    }

    /// @param linuxName of the session's interface
    static HostState of(String linuxName, SessionInterface session) {
        Set<HostAddress> addresses = new LinkedHashSet<>();
        session.local()
                .ifPresent(local -> addresses.add(new HostAddress(
                        linuxName, new IpPrefix(local, 32), session.peer().map(IpAddress.class::cast), true)));
        session.linkLocal()
                .ifPresent(own -> addresses.add(
                        new HostAddress(linuxName, new IpPrefix(own, LINK_LOCAL_BITS), Optional.empty(), true)));
        Set<HostRoute> routes = new LinkedHashSet<>();
        if (session.local().isEmpty()) {
            session.peer().ifPresent(peer -> routes.add(onLink(new IpPrefix(peer, 32), linuxName, 0)));
        }
        session.defaultRouteMetric()
                .ifPresent(metric -> routes.add(onLink(new IpPrefix(new IpAddress.V4(0), 0), linuxName, metric)));
        session.belongings().routes().forEach(route -> routes.add(of(linuxName, session, route)));
        HostLink link = new HostLink(
                linuxName,
                Optional.of(true),
                OptionalInt.of(session.mtuBytes()),
                Optional.empty(),
                Optional.empty(),
                false);
        return new HostState(Map.of(linuxName, link), addresses, routes);
    }

    /// The user's own address as gateway, or none, leads into the session; any other is looked for by
    /// Linux.
    static HostRoute of(String linuxName, SessionInterface session, SessionRoute route) {
        boolean intoSession = route.gateway().isEmpty() || route.gateway().equals(session.peer());
        return intoSession
                ? onLink(route.destination(), linuxName, route.metric())
                : new HostRoute(
                        route.destination(),
                        Route.Kind.UNICAST,
                        List.of(new NextHop(route.gateway().map(IpAddress.class::cast), Optional.empty())),
                        Optional.empty(),
                        route.metric(),
                        HostRoute.MAIN_TABLE);
    }

    private static HostRoute onLink(IpPrefix destination, String linuxName, int metric) {
        return new HostRoute(
                destination,
                Route.Kind.UNICAST,
                List.of(new NextHop(Optional.empty(), Optional.of(linuxName))),
                Optional.empty(),
                metric,
                HostRoute.MAIN_TABLE);
    }

    private static HostState part(HostLink link) {
        return new HostState(Map.of(link.name(), link), Set.of(), Set.of());
    }
}
