package braid.dataplane.engine;

/// Why a loop dropped something: counted at the interface it came in by or was to leave by, or, once it is known to be
/// a packet of a bundle, at that bundle.
public enum EngineCounter {
    TOO_SHORT,
    NOT_PPPOE,
    WRONG_VERSION,
    LENGTH_BEYOND_FRAME,
    /// EtherType of sessions, but not the code of session data.
    WRONG_CODE,
    /// A session of ours, but not sent to our MAC address.
    WRONG_DESTINATION,
    BAD_PROTOCOL_FIELD,
    /// Data for a link outside a bundle, beyond what is held for it or for all of them.
    HELD_TOO_MANY,
    /// Data for a link that joined no bundle in time.
    HELD_TOO_LONG,
    /// Frames of no session of ours, beyond those that are looked at in a cycle.
    STRAY_TOO_MANY,
    /// More control frames than are handled and may wait.
    CONTROL_OVERFLOW,
    CONTROL_TOO_LONG,
    /// A control frame that the interface refused, or no link had room for.
    CONTROL_NOT_SENT(Direction.OUT),
    /// Frames an interface refused for a whole second.
    TRANSMIT_STUCK(Direction.OUT),
    /// IP before the bundle's IPCP opened, or after.
    NOT_PASSING,
    /// The first octet of an IP packet contradicts its protocol number.
    NOT_IP,
    /// Data in the clear where it must be encrypted.
    NOT_ENCRYPTED,
    /// Encrypted data where nothing of the kind was agreed.
    NO_ENCRYPTION_AGREED,
    /// Encrypted data that makes no sense: others before it are missing, or somebody else sent it.
    UNDECIPHERABLE,
    /// A packet of a session's interface that is longer than any may be.
    OVERLONG(Direction.OUT),
    /// Packets to the peer beyond the session's rate, which had waited too long or found no room to wait.
    LIMITED_TO_PEER(Direction.OUT),
    /// The same of packets from the peer.
    LIMITED_FROM_PEER,
    /// The kernel refused packets for a session's interface.
    INTERFACE_REFUSED;

    private enum Direction {
        IN,
        OUT
    }

    private final Direction direction;

    EngineCounter() {
        this(Direction.IN);
    }

    EngineCounter(Direction direction) {
        this.direction = direction;
    }

    /// Whether it is about what was to leave.
    boolean leaving() {
        return direction == Direction.OUT;
    }
}
