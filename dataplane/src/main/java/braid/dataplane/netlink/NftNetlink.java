package braid.dataplane.netlink;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Reads nf_tables over a request socket of the family `netfilter`; IPv4 tables only. It is some twenty times faster
/// than a listing by libnftables, which works out the text of each rule. Used by one thread.
public final class NftNetlink implements AutoCloseable {
    private static final int TABLE_NAME = 1;
    private static final int OBJECT_NAME = 2;
    private static final int RULE_HANDLE = 3;

    private final NetlinkConversation conversation;

    public NftNetlink(NetlinkPort port) {
        conversation = new NetlinkConversation(port);
    }

    public boolean hasTable(String table) throws KernelException {
        try {
            return conversation
                    .ask(
                            Nfnetlink.request(Nfnetlink.GETTABLE, 0).attributeText(TABLE_NAME, table),
                            Nfnetlink.NEWTABLE,
                            NftObject.Table::decode,
                            "look up table " + table)
                    .isPresent();
        } catch (KernelException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }

    public List<NftObject.Chain> chains(String table) throws KernelException {
        return conversation
                .dump(
                        Nfnetlink.request(Nfnetlink.GETCHAIN, NetlinkMessage.F_DUMP),
                        Nfnetlink.NEWCHAIN,
                        NftObject.Chain::decode,
                        "list chains")
                .stream()
                .filter(chain -> chain.table().equals(table))
                .toList();
    }

    /// In their order within each chain.
    public List<NftObject.Rule> rules(String table) throws KernelException {
        return conversation.dump(
                Nfnetlink.request(Nfnetlink.GETRULE, NetlinkMessage.F_DUMP).attributeText(TABLE_NAME, table),
                Nfnetlink.NEWRULE,
                NftObject.Rule::decode,
                "list rules");
    }

    /// @return empty if there is no such rule
    public Optional<NftObject.Rule> rule(String table, String chain, long handle) throws KernelException {
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(handle).array();
        try {
            return conversation.ask(
                    Nfnetlink.request(Nfnetlink.GETRULE, 0)
                            .attributeText(TABLE_NAME, table)
                            .attributeText(OBJECT_NAME, chain)
                            .attribute(RULE_HANDLE, number),
                    Nfnetlink.NEWRULE,
                    NftObject.Rule::decode,
                    "look up rule " + handle);
        } catch (KernelException e) {
            if (e.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Without those that are part of a rule.
    public List<NftObject.Set> sets(String table) throws KernelException {
        return conversation
                .dump(
                        Nfnetlink.request(Nfnetlink.GETSET, NetlinkMessage.F_DUMP)
                                .attributeText(TABLE_NAME, table),
                        Nfnetlink.NEWSET,
                        NftObject.Set::decode,
                        "list sets")
                .stream()
                .filter(set -> set.table().equals(table) && !set.anonymous())
                .toList();
    }

    public List<NftObject.Element> elements(String table, String set) throws KernelException {
        return conversation
                .dump(
                        Nfnetlink.request(Nfnetlink.GETSETELEM, NetlinkMessage.F_DUMP)
                                .attributeText(TABLE_NAME, table)
                                .attributeText(OBJECT_NAME, set),
                        Nfnetlink.NEWSETELEM,
                        NftObject.Elements::decode,
                        "list elements of set " + set)
                .stream()
                .flatMap(part -> part.elements().stream())
                .toList();
    }

    @Override
    public void close() {
        conversation.close();
    }
}
