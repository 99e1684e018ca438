package braid.dataplane.netlink;

/// Numbers of netfilter's netlink families (include/uapi/linux/netfilter/nfnetlink.h, nf_tables.h). A message's type is
/// the subsystem's number in the upper octet and the message's own in the lower; its header is
///
///      0       1        2                4
///     |family |version | resource (BE)  | attributes ...
final class Nfnetlink {
    static final int HEADER_BYTES = 4;
    static final int AF_INET = 2;

    private static final int TABLES = 10 << 8;
    static final int NEWTABLE = TABLES;
    static final int GETTABLE = TABLES | 1;
    static final int DELTABLE = TABLES | 2;
    static final int NEWCHAIN = TABLES | 3;
    static final int GETCHAIN = TABLES | 4;
    static final int DELCHAIN = TABLES | 5;
    static final int NEWRULE = TABLES | 6;
    static final int GETRULE = TABLES | 7;
    static final int DELRULE = TABLES | 8;
    static final int NEWSET = TABLES | 9;
    static final int GETSET = TABLES | 10;
    static final int DELSET = TABLES | 11;
    static final int NEWSETELEM = TABLES | 12;
    static final int GETSETELEM = TABLES | 13;
    static final int DELSETELEM = TABLES | 14;

    private Nfnetlink() {}

    static Request request(int type, int flags) {
        return Request.of(type, flags).u8(AF_INET).u8(0).u16(0);
    }

    /// Whether a message has the header and is about IPv4.
    static boolean ofIpv4(NetlinkMessage message) {
        return message.payload().limit() >= HEADER_BYTES && message.payload().get(0) == AF_INET;
    }
}
