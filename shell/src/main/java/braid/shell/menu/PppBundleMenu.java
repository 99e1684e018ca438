package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import java.util.List;

/// `/ppp/bundle`: PPP connections with one interface each; their links are in `/ppp/link`.
public final class PppBundleMenu {
    public static final String PATH = "/ppp/bundle";

    public static final Property NAME =
            property("name", Types.BARE_TEXT, "Its interface").readOnly();
    public static final Property ROLE =
            property("role", Types.BARE_TEXT, "Client or server").readOnly();
    public static final Property PEER = property("peer", Types.BARE_TEXT, "User, and host of the first link")
            .readOnly();
    public static final Property LINKS = property("links", Types.BARE_TEXT, "Links that are up, of those configured")
            .readOnly();
    public static final Property MRRU = property("mrru", Types.BARE_TEXT, "Largest packet reassembled, bytes")
            .readOnly();
    public static final Property MTU =
            property("mtu", Types.number(), "Largest packet sent, bytes").readOnly();
    public static final Property TX_RATE =
            property("tx-rate", Types.BARE_TEXT, "Bits sent a second").readOnly();
    public static final Property RX_RATE =
            property("rx-rate", Types.BARE_TEXT, "Bits received a second").readOnly();
    public static final Property LOST =
            property("lost", Types.number(), "Fragments given up").readOnly();
    public static final Property REORDERED = property("reordered", Types.number(), "Fragments that came out of order")
            .readOnly();
    public static final Property LATE =
            property("late", Types.number(), "Fragments that came too late").readOnly();
    public static final Property DEPTH = property("depth", Types.number(), "Fragments that wait for others now")
            .readOnly();
    public static final Property DELAY =
            property("delay", Types.BARE_TEXT, "Longest wait of a fragment").readOnly();

    public static final Property PEAK_DEPTH = property("peak-depth", Types.number(), "Most fragments that ever waited")
            .readOnly();

    /// What is not in the table: how often something out of the ordinary happened. Absent until it has.
    private static final List<Property> SELDOM = List.of(
            event("fragments-sent", "Fragments sent"),
            event("fragments-received", "Fragments received"),
            event("idle-fills-sent", "Packets sent only to say how far a link is"),
            event("idle-fills-received", "Such packets received"),
            event("null-fragments-received", "Packets of no octets received"),
            event("markers-sent", "Questions sent for how far a line is"),
            event("markers-received", "Such questions received"),
            event("reports-received", "Answers received"),
            event("queue-stood", "Packets not sent: the queue for the lines had stood too long"),
            event("queue-full", "Packets not sent: that queue was full"),
            event("no-link", "Packets not sent: no link carries data"),
            event("links-full", "Packets not sent: no link had room"),
            event("too-long-to-send", "Packets not sent: longer than the peer takes"),
            event("gaps-passed", "Gaps given up since every link had passed them"),
            event("gaps-timed-out", "Gaps given up after waiting"),
            event("gaps-overflowed", "Gaps given up for want of room"),
            event("stalled", "Packets given up since nothing more of them came"),
            event("discarded-with-lost", "Fragments of packets that lost others"),
            event("duplicate", "Fragments that came twice"),
            event("bad-order", "Beginnings without an end before them, or the reverse"),
            event("jumps-refused", "Numbers too far ahead to be believed"),
            event("resynchronised", "Times the numbering was taken up anew"),
            event("too-long", "Packets longer than the MRRU"),
            event("too-many-fragments", "Packets of too many fragments"),
            event("pool-empty", "Fragments for which no memory was left"),
            event("share-exceeded", "Fragments beyond what one bundle may hold"),
            event("malformed", "Fragments that make no sense"),
            event("reserved-bits", "Fragments with reserved bits set"),
            event("unexpected-fragment", "Fragments though no multilink was agreed"),
            event("control-overflow", "Control packets beyond what may wait"),
            event("control-too-long", "Control packets that were too long"),
            event("control-not-sent", "Control packets that no link had room for"),
            event("not-passing", "IP packets before or after IPCP was open"),
            event("not-ip", "Packets that are not of the IP version they claim"),
            event("not-encrypted", "Data in the clear where it must be encrypted"),
            event("no-encryption-agreed", "Encrypted data where nothing of the kind was agreed"),
            event("undecipherable", "Encrypted data that makes no sense"),
            event("overlong", "Packets longer than any may be"),
            event("limited-to-peer", "Packets to the peer beyond the session's rate"),
            event("limited-from-peer", "Packets of the peer beyond the session's rate"),
            event("interface-refused", "Packets that Linux did not take"));

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Bundles of PPP links")
            .properties(
                    NAME,
                    ROLE,
                    PEER,
                    LINKS,
                    MRRU,
                    MTU,
                    TX_RATE,
                    RX_RATE,
                    LOST,
                    REORDERED,
                    LATE,
                    DEPTH,
                    DELAY,
                    PEAK_DEPTH)
            .properties(SELDOM)
            .flags(Flag.of('R', "running", 0))
            .columns(NAME, ROLE, PEER, LINKS, MRRU, MTU, TX_RATE, RX_RATE, LOST, REORDERED, LATE, DEPTH, DELAY)
            .build();

    private PppBundleMenu() {}

    private static Property event(String name, String help) {
        return property(name, Types.number(), help).readOnly();
    }
}
