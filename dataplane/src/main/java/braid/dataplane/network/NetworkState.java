package braid.dataplane.network;

import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.network.firewall.Firewall;
import java.util.List;

/// Everything the dataplane is asked to hold, as one value. Lists keep their order; keys are unique in each.
public record NetworkState(
        List<LinkSettings> links,
        List<VlanLink> vlans,
        List<InterfaceAddress> addresses,
        List<Route> routes,
        List<PppoeClient> pppoeClients,
        List<PppoeServer> pppoeServers,
        List<PppProfile> profiles,
        List<PppUser> users,
        List<AddressPool> pools,
        List<SessionName> sessionNames,
        Firewall firewall,
        List<RoutingRule> routingRules,
        List<KernelSetting> settings,
        List<StaticNeighbour> neighbours,
        DnsSettings dns) {
    public static final NetworkState EMPTY = new NetworkState(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Firewall.EMPTY);

    /// Without what steers routing beyond routes, and without a name service.
    public NetworkState(
            List<LinkSettings> links,
            List<VlanLink> vlans,
            List<InterfaceAddress> addresses,
            List<Route> routes,
            List<PppoeClient> pppoeClients,
            List<PppoeServer> pppoeServers,
            List<PppProfile> profiles,
            List<PppUser> users,
            List<AddressPool> pools,
            List<SessionName> sessionNames,
            Firewall firewall) {
        this(
                links,
                vlans,
                addresses,
                routes,
                pppoeClients,
                pppoeServers,
                profiles,
                users,
                pools,
                sessionNames,
                firewall,
                List.of(),
                List.of(),
                List.of(),
                DnsSettings.NONE);
    }

    public NetworkState {
        links = List.copyOf(links);
        vlans = List.copyOf(vlans);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        pppoeClients = List.copyOf(pppoeClients);
        pppoeServers = List.copyOf(pppoeServers);
        profiles = List.copyOf(profiles);
        users = List.copyOf(users);
        pools = List.copyOf(pools);
        sessionNames = List.copyOf(sessionNames);
        routingRules = List.copyOf(routingRules);
        settings = List.copyOf(settings);
        neighbours = List.copyOf(neighbours);
    }
}
