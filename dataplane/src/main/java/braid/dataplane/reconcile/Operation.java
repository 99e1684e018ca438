package braid.dataplane.reconcile;

import braid.dataplane.network.MacAddress;

/// One change of the kernel's state; prints as the sentence a dry run shows.
public sealed interface Operation {
    record RemoveRoute(HostRoute route) implements Operation {
        @Override
        public String toString() {
            return "remove " + Operation.kind(route) + " " + route;
        }
    }

    record RemoveAddress(HostAddress address) implements Operation {
        @Override
        public String toString() {
            return "remove address " + address + " from " + address.linuxName();
        }
    }

    record DeleteLink(String name) implements Operation {
        @Override
        public String toString() {
            return "delete interface " + name;
        }
    }

    record SetMac(String name, MacAddress mac) implements Operation {
        @Override
        public String toString() {
            return "set the MAC address of " + name + " to " + mac;
        }
    }

    record SetMtu(String name, int mtuBytes) implements Operation {
        @Override
        public String toString() {
            return "set the MTU of " + name + " to " + mtuBytes;
        }
    }

    record CreateVlan(String name, HostLink.Vlan vlan, int mtuBytes) implements Operation {
        @Override
        public String toString() {
            return "create VLAN " + vlan.id() + (vlan.serviceTag() ? " (service tag)" : "") + " on " + vlan.parent()
                    + " as " + name + " with MTU " + mtuBytes;
        }
    }

    record SetUp(String name, boolean up) implements Operation {
        @Override
        public String toString() {
            return (up ? "start" : "stop") + " interface " + name;
        }
    }

    record AddAddress(HostAddress address) implements Operation {
        @Override
        public String toString() {
            return "add address " + address + " to " + address.linuxName();
        }
    }

    record AddRoute(HostRoute route) implements Operation {
        @Override
        public String toString() {
            return "add " + Operation.kind(route) + " " + route;
        }
    }

    private static String kind(HostRoute route) {
        return route.blackhole() ? "blackhole route" : "route";
    }

    /// The interface that the operation is about; empty text for a route that names none.
    default String anchor() {
        return switch (this) {
            case AddAddress(HostAddress address) -> address.linuxName();
            case RemoveAddress(HostAddress address) -> address.linuxName();
            case AddRoute(HostRoute route) -> route.linuxName().orElse("");
            case RemoveRoute(HostRoute route) -> route.linuxName().orElse("");
            case CreateVlan(String name, HostLink.Vlan _, int _) -> name;
            case DeleteLink(String name) -> name;
            case SetMac(String name, MacAddress _) -> name;
            case SetMtu(String name, int _) -> name;
            case SetUp(String name, boolean _) -> name;
        };
    }
}
