package braid.dataplane.status;

import braid.dataplane.network.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A link that has a PPPoE session, or a line of a client that is trying to get one.
///
/// @param id never used twice by a running router; 0 for a line without a session
/// @param owner key of the client or server
/// @param bundle empty until joined
/// @param session empty for a line without one
public record MemberLinkStatus(
        int id,
        Role role,
        String owner,
        String linuxName,
        OptionalInt bundle,
        Optional<Session> session,
        Standing standing,
        LinkRate rate,
        Traffic traffic) {
    /// The PPPoE session.
    ///
    /// @param acName on a server our own
    /// @param mtuBytes the most we may send, 0 until LCP opened
    /// @param mruBytes the most we accept, 0 until LCP opened
    /// @param identification what the peer says it is (RFC 1570 section 2.1), one char an octet; empty: nothing
    public record Session(
            MacAddress peer,
            int sessionId,
            String acName,
            String serviceName,
            int mtuBytes,
            int mruBytes,
            String identification) {}

    /// Where a link stands.
    public enum State {
        NO_INTERFACE,
        DISCOVERY,
        LCP,
        AUTHENTICATING,
        JOINING,
        UP,
        /// In its bundle, but its line does not answer: no data goes there until it does.
        SUSPENDED,
        TERMINATING,
        BACKOFF
    }

    /// @param reason why it is not up: what went wrong last, or what keeps it out; empty text while it is up
    public record Standing(State state, long sinceNanos, String reason) {}

    /// What it carried.
    ///
    /// @param rttNanos of the latest echo
    /// @param skewNanos how far it lags behind the fastest link of its bundle
    /// @param lost fragments given up that were most likely sent on it
    /// @param late fragments that came after they had been given up
    /// @param lostSent frames of ours that never came, as a peer tells that reports
    /// @param suspensions how often its line was found to be away
    public record Traffic(
            Flow flow,
            OptionalLong rttNanos,
            OptionalLong skewNanos,
            long lost,
            long late,
            long lostSent,
            long suspensions) {
        public static final Traffic NONE = of(OptionalLong.empty());

        /// Of a link that has carried nothing.
        public static Traffic of(OptionalLong rttNanos) {
            return new Traffic(Flow.NONE, rttNanos, OptionalLong.empty(), 0, 0, 0, 0);
        }
    }

    public boolean up() {
        return standing.state() == State.UP;
    }

    public MemberLinkStatus carrying(LinkRate known, Traffic carried) {
        return new MemberLinkStatus(id, role, owner, linuxName, bundle, session, standing, known, carried);
    }
}
