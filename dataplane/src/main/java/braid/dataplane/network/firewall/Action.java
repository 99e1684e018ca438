package braid.dataplane.network.firewall;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a rule does with a packet. Unless it says otherwise, the packet goes on to the next rule.
public sealed interface Action {
    /// Ends this table's rules: the packet goes on.
    record Accept() implements Action {}

    /// Ends the packet.
    record Drop() implements Action {}

    /// Ends the packet, and tells its sender.
    record Reject(Answer answer) implements Action {}

    enum Answer {
        NET_UNREACHABLE,
        HOST_UNREACHABLE,
        PROTOCOL_UNREACHABLE,
        PORT_UNREACHABLE,
        NET_PROHIBITED,
        HOST_PROHIBITED,
        ADMIN_PROHIBITED,
        TCP_RESET
    }

    /// The rules of that chain of the same table come next, and then the rule after this one.
    record Jump(String chain) implements Action {}

    /// Back to the chain that jumped here; in a hook's own chain like [Accept].
    record Return() implements Action {}

    /// Ends this table's rules for TCP and UDP of a connection that both ends have spoken on; all else is counted only.
    record AcceptEstablished() implements Action {}

    /// Counts only.
    record Continue() implements Action {}

    /// @param list name of an [AddressList]
    /// @param timeoutSeconds empty: until the table is made anew
    record AddToList(Side side, String list, OptionalLong timeoutSeconds) implements Action {}

    /// Translates the source or the destination; ends the table's rules.
    ///
    /// @param addresses empty: the address stays, only the port changes
    /// @param ports empty: kept if that is possible
    /// @param sameForAll a host gets the same address whatever the other end is
    record Translate(
            Side side, Optional<AddressSpan> addresses, Optional<NumberSpan> ports, boolean random, boolean sameForAll)
            implements Action {}

    /// Translates the network's part of the address; the rest stays. Ends the table's rules.
    ///
    /// @param network is a prefix
    record TranslateNetwork(Side side, AddressSpan network) implements Action {}

    /// Translates the source to the address of the interface the packet leaves by; ends the table's rules.
    record Masquerade(Optional<NumberSpan> ports, boolean random) implements Action {}

    /// Translates the destination to this machine; ends the table's rules.
    record Redirect(Optional<NumberSpan> ports, boolean random) implements Action {}

    /// Lowers the maximum segment size of a SYN.
    ///
    /// @param bytes empty: to what the route's MTU allows
    record LowerMss(OptionalInt bytes, boolean ends) implements Action {}

    record SetDscp(int value, boolean ends) implements Action {}

    record SetTtl(int value, boolean ends) implements Action {}

    record SetPriority(int value, boolean ends) implements Action {}

    record AllowFragmenting(boolean ends) implements Action {}

    /// The three marks of [Match].
    record MarkConnection(int mark, boolean ends) implements Action {}

    record MarkPacket(int mark, boolean ends) implements Action {}

    record MarkRouting(int mark, boolean ends) implements Action {}

    /// The packet is no part of any connection. Ends this table's rules.
    record Untrack() implements Action {}
}
