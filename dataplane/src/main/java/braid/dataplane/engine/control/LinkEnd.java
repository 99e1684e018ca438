package braid.dataplane.engine.control;

import braid.dataplane.ppp.FinishCause;
import braid.dataplane.status.EndCause;

/// Why a link ends.
///
/// @param reason in plain words, for the log and for the peer
record LinkEnd(EndCause cause, String reason) {
    static final LinkEnd ROUTER_STOPS = new LinkEnd(EndCause.REBOOT, "router stops");
    static final LinkEnd BY_USER = new LinkEnd(EndCause.RESET, "disconnected by user");
    /// Removed, disabled, or in need of something that was.
    static final LinkEnd UNCONFIGURED = new LinkEnd(EndCause.NAS_REQUEST, "no longer configured");

    static final LinkEnd PADT = new LinkEnd(EndCause.HUNG_UP, "session ended by peer");

    /// Our configuration, or what we decided, asks for it.
    static LinkEnd ours(String reason) {
        return new LinkEnd(EndCause.NAS_REQUEST, reason);
    }

    /// The interface below carries nothing any more.
    static LinkEnd lowerLayerGone(String reason) {
        return new LinkEnd(EndCause.HUNG_UP, reason);
    }

    /// The interface above cannot be had.
    static LinkEnd withoutInterface(String reason) {
        return new LinkEnd(EndCause.PORT_ERROR, reason);
    }

    static LinkEnd disagreement(String reason) {
        return new LinkEnd(EndCause.NAS_ERROR, reason);
    }

    /// Whether the peer ended it, with or without a word.
    boolean byPeer() {
        return cause == EndCause.PEER_REQUEST || equals(PADT);
    }

    /// A negotiation finished by itself.
    static LinkEnd of(FinishCause cause, String reason) {
        return switch (cause) {
            case OURS -> ours(reason);
            case PEER_REQUEST -> new LinkEnd(EndCause.PEER_REQUEST, reason);
            case SILENCE -> lowerLayerGone(reason);
            case DISAGREEMENT -> disagreement(reason);
        };
    }
}
