package braid.dataplane.netlink;

import braid.dataplane.network.MacAddress;
import java.util.Optional;
import java.util.function.Consumer;

/// Requests about interfaces (include/uapi/linux/if_link.h). The header is
///
///      0      1       2               4              8              12             16
///     |family| pad   | hardware type |    index     |    flags     |    change    | attributes ...
public final class LinkRequests {
    static final int IFLA_ADDRESS = 1;
    static final int IFLA_IFNAME = 3;
    static final int IFLA_MTU = 4;
    static final int IFLA_LINK = 5;
    static final int IFLA_MASTER = 10;
    static final int IFLA_LINKINFO = 18;
    static final int IFLA_IFALIAS = 20;
    static final int IFLA_STATS64 = 23;
    static final int IFLA_AF_SPEC = 26;
    static final int IFLA_GROUP = 27;
    static final int IFLA_NET_NS_FD = 28;
    static final int IFLA_CARRIER_DOWN_COUNT = 48;
    static final int IFLA_INFO_KIND = 1;
    static final int IFLA_INFO_DATA = 2;
    private static final int IFLA_INFO_SLAVE_KIND = 4;
    private static final int IFLA_INFO_SLAVE_DATA = 5;
    private static final int IFLA_BRPORT_LEARNING = 8;
    private static final int IFLA_BRPORT_UNICAST_FLOOD = 9;
    private static final int IFLA_BRPORT_FLUSH = 24;
    private static final int IFLA_BRPORT_MCAST_FLOOD = 27;
    private static final int IFLA_BRPORT_BCAST_FLOOD = 30;
    static final int IFLA_VLAN_ID = 1;
    static final int IFLA_VLAN_PROTOCOL = 5;
    static final int ETHERTYPE_8021Q = 0x8100;
    static final int ETHERTYPE_8021AD = 0x88a8;
    static final int IFF_UP = 1;
    private static final int VETH_INFO_PEER = 1;
    private static final int IFLA_BR_STP_STATE = 5;
    private static final int IFLA_INET6_ADDR_GEN_MODE = 8;
    private static final int ADDR_GEN_MODE_NONE = 1;

    private LinkRequests() {}

    /// One end of a pair of veth interfaces.
    ///
    /// @param namespace where it shall be; empty: in the namespace of the socket
    public record VethEnd(String name, Optional<MacAddress> mac, Optional<NamespaceHandle> namespace) {}

    /// A namespace as rtnetlink wants it named; made by who holds it open.
    public record NamespaceHandle(int descriptor) {}

    public static Request dump() {
        return header(Rtnetlink.GETLINK, NetlinkMessage.F_DUMP, 0, 0, 0);
    }

    public static Request get(String name) {
        return header(Rtnetlink.GETLINK, 0, 0, 0, 0).attributeText(IFLA_IFNAME, name);
    }

    public static Request setUp(int index, boolean up) {
        return header(Rtnetlink.NEWLINK, 0, index, up ? IFF_UP : 0, IFF_UP);
    }

    public static Request setMtu(int index, int mtuBytes) {
        return change(index).attributeU32(IFLA_MTU, mtuBytes);
    }

    public static Request setName(int index, String name) {
        return change(index).attributeText(IFLA_IFNAME, name);
    }

    public static Request setMac(int index, MacAddress mac) {
        return change(index).attribute(IFLA_ADDRESS, octets(mac));
    }

    public static Request setMaster(int index, int masterIndex) {
        return change(index).attributeU32(IFLA_MASTER, masterIndex);
    }

    /// Whether a bridge sends anything out of one of its ports; what comes in by it is forwarded all the
    /// same.
    public static Request setPortSends(int index, boolean sends) {
        int flag = sends ? 1 : 0;
        return change(index)
                .nest(
                        IFLA_LINKINFO,
                        info -> info.attributeText(IFLA_INFO_SLAVE_KIND, "bridge")
                                .nest(
                                        IFLA_INFO_SLAVE_DATA,
                                        port -> port.attributeU8(IFLA_BRPORT_LEARNING, flag)
                                                .attributeU8(IFLA_BRPORT_UNICAST_FLOOD, flag)
                                                .attributeU8(IFLA_BRPORT_MCAST_FLOOD, flag)
                                                .attributeU8(IFLA_BRPORT_BCAST_FLOOD, flag)
                                                .attribute(IFLA_BRPORT_FLUSH, new byte[0])));
    }

    public static Request setGroup(int index, int group) {
        return change(index).attributeU32(IFLA_GROUP, group);
    }

    /// Alias and group together: whose interface this is.
    ///
    /// @param alias one char an octet
    public static Request setOwner(int index, String alias, int group) {
        return change(index).attributeOctets(IFLA_IFALIAS, alias).attributeU32(IFLA_GROUP, group);
    }

    /// The same of an interface that was just made, whose number nobody has told yet.
    public static Request setOwner(String name, String alias, int group) {
        return change(0)
                .attributeText(IFLA_IFNAME, name)
                .attributeOctets(IFLA_IFALIAS, alias)
                .attributeU32(IFLA_GROUP, group);
    }

    /// No link-local IPv6 address of the kernel's own making.
    public static Request withoutLinkLocal(int index) {
        return change(index)
                .nest(
                        IFLA_AF_SPEC,
                        families -> families.nest(
                                Rtnetlink.AF_INET6,
                                inet6 -> inet6.attributeU8(IFLA_INET6_ADDR_GEN_MODE, ADDR_GEN_MODE_NONE)));
    }

    /// Without an alias: of what it makes, the kernel takes none.
    public static Request createVlan(
            String name, int parentIndex, int vlanId, boolean serviceTag, int mtuBytes, int group) {
        return create().attributeText(IFLA_IFNAME, name)
                .attributeU32(IFLA_LINK, parentIndex)
                .attributeU32(IFLA_MTU, mtuBytes)
                .attributeU32(IFLA_GROUP, group)
                .nest(
                        IFLA_LINKINFO,
                        kind(
                                "vlan",
                                data -> data.attributeU16(IFLA_VLAN_ID, vlanId)
                                        .attributeBe16(
                                                IFLA_VLAN_PROTOCOL, serviceTag ? ETHERTYPE_8021AD : ETHERTYPE_8021Q)));
    }

    /// A bridge without spanning tree: it forwards at once.
    public static Request createBridge(String name) {
        return create().attributeText(IFLA_IFNAME, name)
                .nest(IFLA_LINKINFO, kind("bridge", data -> data.attributeU32(IFLA_BR_STP_STATE, 0)));
    }

    public static Request createVeth(VethEnd one, VethEnd other) {
        return end(create(), one)
                .nest(
                        IFLA_LINKINFO,
                        kind(
                                "veth",
                                data -> data.nest(
                                        VETH_INFO_PEER,
                                        peer -> end(peer.u32(0).u32(0).u32(0).u32(0), other))));
    }

    public static Request delete(int index) {
        return header(Rtnetlink.DELLINK, 0, index, 0, 0);
    }

    /// All interfaces of a group at once, many times quicker than one after the other.
    public static Request deleteGroup(int group) {
        return header(Rtnetlink.DELLINK, 0, 0, 0, 0).attributeU32(IFLA_GROUP, group);
    }

    private static Request create() {
        return header(Rtnetlink.NEWLINK, NetlinkMessage.F_CREATE | NetlinkMessage.F_EXCLUSIVE, 0, 0, 0);
    }

    private static Request change(int index) {
        return header(Rtnetlink.NEWLINK, 0, index, 0, 0);
    }

    private static Request header(int type, int flags, int index, int linkFlags, int changed) {
        return Request.of(type, flags)
                .u8(Rtnetlink.AF_UNSPEC)
                .u8(0)
                .u16(0)
                .u32(index)
                .u32(linkFlags)
                .u32(changed);
    }

    private static Consumer<Request> kind(String kind, Consumer<Request> data) {
        return info -> info.attributeText(IFLA_INFO_KIND, kind).nest(IFLA_INFO_DATA, data);
    }

    private static Request end(Request request, VethEnd end) {
        request.attributeText(IFLA_IFNAME, end.name());
        end.mac().ifPresent(mac -> request.attribute(IFLA_ADDRESS, octets(mac)));
        end.namespace().ifPresent(namespace -> request.attributeU32(IFLA_NET_NS_FD, namespace.descriptor()));
        return request;
    }

    private static byte[] octets(MacAddress mac) {
        byte[] octets = new byte[6];
        for (int i = 0; i < 6; i++) {
            octets[i] = (byte) (mac.bits() >>> (8 * (5 - i)));
        }
        return octets;
    }
}
