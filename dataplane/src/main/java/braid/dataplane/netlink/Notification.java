package braid.dataplane.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something the kernel says has changed, whoever did it.
public sealed interface Notification {
    /// The multicast groups that bring these.
    static int[] groups() {
        return new int[] {
            Rtnetlink.GROUP_LINK,
            Rtnetlink.GROUP_IPV4_ADDRESS,
            Rtnetlink.GROUP_IPV4_ROUTE,
            Rtnetlink.GROUP_IPV6_ADDRESS,
            Rtnetlink.GROUP_IPV6_ROUTE,
            Rtnetlink.GROUP_IPV4_RULE,
            Rtnetlink.GROUP_IPV6_RULE
        };
    }

    record LinkChanged(LinkInfo link) implements Notification {}

    record LinkGone(LinkInfo link) implements Notification {}

    record AddressChanged(AddressInfo address) implements Notification {}

    record AddressGone(AddressInfo address) implements Notification {}

    /// @param replaces another one has gone for it, and nobody tells which (NLM_F_REPLACE)
    record RouteChanged(RouteInfo route, boolean replaces) implements Notification {}

    record RouteGone(RouteInfo route) implements Notification {}

    record RuleChanged(RuleInfo rule) implements Notification {}

    record RuleGone(RuleInfo rule) implements Notification {}

    /// Messages of other kinds, and those about a bridge's ports (family not `unspec`), are left out.
    static List<Notification> decode(ByteBuffer datagram) {
        List<Notification> notifications = new ArrayList<>();
        for (NetlinkMessage message : NetlinkMessage.split(datagram)) {
            decode(message).ifPresent(notifications::add);
        }
        return notifications;
    }

    private static Optional<Notification> decode(NetlinkMessage message) {
        boolean plain = message.payload().limit() > 0 && message.payload().get(0) == Rtnetlink.AF_UNSPEC;
        return switch (message.type()) {
            case Rtnetlink.NEWLINK -> plain ? LinkInfo.decode(message).map(LinkChanged::new) : Optional.empty();
            case Rtnetlink.DELLINK -> plain ? LinkInfo.decode(message).map(LinkGone::new) : Optional.empty();
            case Rtnetlink.NEWADDR -> AddressInfo.decode(message).map(AddressChanged::new);
            case Rtnetlink.DELADDR -> AddressInfo.decode(message).map(AddressGone::new);
            case Rtnetlink.NEWROUTE ->
                RouteInfo.decode(message)
                        .map(route -> new RouteChanged(route, (message.flags() & NetlinkMessage.F_REPLACE) != 0));
            case Rtnetlink.DELROUTE -> RouteInfo.decode(message).map(RouteGone::new);
            case Rtnetlink.NEWRULE -> RuleInfo.decode(message).map(RuleChanged::new);
            case Rtnetlink.DELRULE -> RuleInfo.decode(message).map(RuleGone::new);
            default -> Optional.empty();
        };
    }
}
