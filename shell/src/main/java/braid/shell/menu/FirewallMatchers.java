package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import java.util.ArrayList;
import java.util.List;

/// What firewall rules can ask of a packet: the same in all tables, in the order `print` shows it.
public final class FirewallMatchers {
    private static final Type INTERFACE = Types.negatable(
            Types.either(Types.word("all-ethernet", "all-ppp", "all-vlan", "all-wireless"), Types.linkInterface()));
    private static final Type LIST = Types.negatable(Types.item(InterfaceListMenu.PATH));
    private static final Type TEXT = Types.negatable(Types.BARE_TEXT);
    private static final Type LIST_NAME = Types.negatable(AddressListMenu.LIST_NAME);
    private static final Type QUOTED = Types.negatable(Types.TEXT);
    private static final Type PORTS = Types.negatable(Types.list(Types.form("\\d{1,5}(-\\d{1,5})?")));
    private static final Type ADDRESSES = Types.negatable(Types.RANGE);
    private static final Type PRIORITY = Types.negatable(Types.number(0, 63));
    private static final Type SPAN = Types.negatable(Types.form("\\d+(-\\d+)?"));
    private static final Type ADDRESS_TYPE =
            Types.negatable(Types.list(Types.word("blackhole", "broadcast", "local", "multicast", "unicast")));

    public static final Property IPSEC_POLICY = property("ipsec-policy", TEXT, "How IPsec treats it");

    private FirewallMatchers() {}

    private static final List<Property> ALL = collect();

    public static List<Property> all() {
        return ALL;
    }

    private static List<Property> collect() {
        List<Property> all = new ArrayList<>();
        all.addAll(ofConnections());
        all.addAll(ofAddresses());
        all.addAll(ofInterfaces());
        all.addAll(ofPackets());
        return List.copyOf(all);
    }

    private static List<Property> ofConnections() {
        return List.of(
                property(
                        "tcp-flags",
                        Types.list(Types.form("!?(fin|syn|rst|psh|ack|urg|ece|cwr)")),
                        "Flags of a TCP segment"),
                property("p2p", TEXT, "Peer to peer protocol, of version 6"),
                property(
                        "connection-state",
                        Types.negatable(
                                Types.list(Types.word("established", "invalid", "new", "related", "untracked"))),
                        "Where its connection stands"),
                property(
                        "connection-nat-state",
                        Types.negatable(Types.list(Types.word("dstnat", "srcnat"))),
                        "How its connection is translated"),
                property("tls-host", QUOTED, "Name in a TLS greeting"),
                property("connection-limit", TEXT, "Connections of a network"),
                property("layer7-protocol", TEXT, "Pattern of its content"),
                property("realm", Types.negatable(Types.number(0, 65535)), "Realm of its route"),
                property("protocol", IpProtocols.TYPE, "Protocol above IP"));
    }

    private static List<Property> ofAddresses() {
        return List.of(
                property("src-address", ADDRESSES, "Where it comes from"),
                property("dst-address", ADDRESSES, "Where it goes to"),
                property("fragment", Types.YES_NO, "Second and later fragments"),
                property("psd", TEXT, "Port scans"),
                property("ipv4-options", TEXT, "Options of its header"),
                property("src-address-type", ADDRESS_TYPE, "Kind of its source"),
                property("dst-address-type", ADDRESS_TYPE, "Kind of its destination"),
                property("src-address-list", LIST_NAME, "List that has its source"),
                property("dst-address-list", LIST_NAME, "List that has its destination"),
                property("hotspot", TEXT, "Kind of hotspot traffic"),
                RuleProperties.ADDRESS_LIST,
                RuleProperties.ADDRESS_LIST_TIMEOUT,
                property("ttl", TEXT, "Hops left"),
                property("connection-mark", TEXT, "Mark of its connection"),
                property(
                        "connection-type",
                        Types.negatable(Types.word("ftp", "h323", "irc", "pptp", "quake3", "sip", "tftp")),
                        "Helper of its connection"),
                property("connection-bytes", TEXT, "Bytes of its connection"),
                property("connection-rate", TEXT, "Rate of its connection"),
                property("routing-mark", Types.negatable(RoutingTableMenu.REFERENCE), "Routing table marked for it"));
    }

    private static List<Property> ofInterfaces() {
        return List.of(
                property("in-interface", INTERFACE, "Interface it came in by"),
                property("out-interface", INTERFACE, "Interface it leaves by"),
                property("in-interface-list", LIST, "List of interfaces it came in by"),
                property("out-interface-list", LIST, "List of interfaces it leaves by"),
                property("in-bridge-port", TEXT, "Bridge port it came in by"),
                property("out-bridge-port", TEXT, "Bridge port it leaves by"),
                property("in-bridge-port-list", TEXT, "List of bridge ports it came in by"),
                property("out-bridge-port-list", TEXT, "List of bridge ports it leaves by"));
    }

    private static List<Property> ofPackets() {
        return List.of(
                property("packet-mark", TEXT, "Mark of the packet"),
                property("src-port", PORTS, "Port it comes from"),
                property("dst-port", PORTS, "Port it goes to"),
                property("port", PORTS, "Either port"),
                property("icmp-options", TEXT, "Type and code of ICMP"),
                property("src-mac-address", Types.negatable(Types.MAC), "Hardware address it comes from"),
                property("content", QUOTED, "Text it contains"),
                property("ingress-priority", PRIORITY, "Priority it came with"),
                property("priority", PRIORITY, "Priority it has"),
                property("dscp", PRIORITY, "Class of service"),
                property("tos", TEXT, "Type of service"),
                property("limit", TEXT, "Rate and burst"),
                property("dst-limit", TEXT, "Rate and burst an address"),
                property("time", TEXT, "Time of day and days"),
                property("random", Types.number(1, 99), "Share of packets, percent"),
                property("nth", TEXT, "Every so many packets"),
                property("tcp-mss", SPAN, "Segment size of TCP"),
                property("per-connection-classifier", TEXT, "Share of connections"),
                property("packet-size", SPAN, "Bytes of the packet"));
    }

    /// What comes after the matchers.
    static List<Property> logging() {
        return List.of(
                RuleProperties.LOG,
                RuleProperties.LOG_PREFIX,
                IPSEC_POLICY,
                RuleProperties.BYTES,
                RuleProperties.PACKETS);
    }
}
