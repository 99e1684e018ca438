package braid.dataplane.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something nf_tables says has changed, whoever did it.
///
/// @param added false: it is gone
public record NftNotification(boolean added, NftObject object) {
    /// NFNLGRP_NFTABLES.
    public static final int GROUP = 7;

    /// Changes of IPv4 tables only.
    public static List<NftNotification> decode(ByteBuffer datagram) {
        List<NftNotification> notifications = new ArrayList<>();
        for (NetlinkMessage message : NetlinkMessage.split(datagram)) {
            decode(message).ifPresent(notifications::add);
        }
        return notifications;
    }

    private static Optional<NftNotification> decode(NetlinkMessage message) {
        return switch (message.type()) {
            case Nfnetlink.NEWTABLE -> NftObject.Table.decode(message).map(NftNotification::nowThere);
            case Nfnetlink.DELTABLE -> NftObject.Table.decode(message).map(NftNotification::gone);
            case Nfnetlink.NEWCHAIN -> NftObject.Chain.decode(message).map(NftNotification::nowThere);
            case Nfnetlink.DELCHAIN -> NftObject.Chain.decode(message).map(NftNotification::gone);
            case Nfnetlink.NEWRULE -> NftObject.Rule.decodeNotified(message).map(NftNotification::nowThere);
            case Nfnetlink.DELRULE -> NftObject.Rule.decodeNotified(message).map(NftNotification::gone);
            case Nfnetlink.NEWSET -> NftObject.Set.decode(message).map(NftNotification::nowThere);
            case Nfnetlink.DELSET -> NftObject.Set.decode(message).map(NftNotification::gone);
            case Nfnetlink.NEWSETELEM -> NftObject.Elements.decode(message).map(NftNotification::nowThere);
            case Nfnetlink.DELSETELEM -> NftObject.Elements.decode(message).map(NftNotification::gone);
            default -> Optional.empty();
        };
    }

    private static NftNotification nowThere(NftObject object) {
        return new NftNotification(true, object);
    }

    private static NftNotification gone(NftObject object) {
        return new NftNotification(false, object);
    }
}
