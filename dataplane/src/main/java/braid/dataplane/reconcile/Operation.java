package braid.dataplane.reconcile;

import braid.dataplane.network.MacAddress;
import java.util.Set;

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

    /// @param mark what shows that it is ours
    record CreateVlan(String name, HostLink.Vlan vlan, int mtuBytes, String mark) implements Operation {
        @Override
        public String toString() {
            return "create VLAN " + vlan.id() + (vlan.serviceTag() ? " (service tag)" : "") + " on " + vlan.parent()
                    + " as " + name + " with MTU " + mtuBytes;
        }
    }

    record Mark(String name, String mark) implements Operation {
        @Override
        public String toString() {
            return "mark interface " + name + " as " + mark;
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

    record AddRule(HostRule rule) implements Operation {
        @Override
        public String toString() {
            return "add routing rule " + rule;
        }
    }

    record RemoveRule(HostRule rule) implements Operation {
        @Override
        public String toString() {
            return "remove routing rule " + rule;
        }
    }

    private static Set<String> anchors(HostRoute route) {
        return route.linuxNames().isEmpty() ? Set.of("") : route.linuxNames();
    }

    private static String kind(HostRoute route) {
        return switch (route.kind()) {
            case UNICAST -> "route";
            case BLACKHOLE -> "blackhole route";
            case UNREACHABLE -> "unreachable route";
            case PROHIBIT -> "prohibit route";
        };
    }

    /// The interfaces that the operation is about; empty text for a route that names none.
    default Set<String> anchors() {
        return switch (this) {
            case AddAddress(HostAddress address) -> Set.of(address.linuxName());
            case RemoveAddress(HostAddress address) -> Set.of(address.linuxName());
            case AddRoute(HostRoute route) -> Operation.anchors(route);
            case RemoveRoute(HostRoute route) -> Operation.anchors(route);
            case AddRule _, RemoveRule _ -> Set.of("");
            case CreateVlan(String name, HostLink.Vlan _, int _, String _) -> Set.of(name);
            case Mark(String name, String _) -> Set.of(name);
            case DeleteLink(String name) -> Set.of(name);
            case SetMac(String name, MacAddress _) -> Set.of(name);
            case SetMtu(String name, int _) -> Set.of(name);
            case SetUp(String name, boolean _) -> Set.of(name);
        };
    }
}
