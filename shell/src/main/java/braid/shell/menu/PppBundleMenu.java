package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

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

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Bundles of PPP links")
            .properties(NAME, ROLE, PEER, LINKS, MRRU, MTU, TX_RATE, RX_RATE, LOST, REORDERED, LATE, DEPTH, DELAY)
            .flags(Flag.of('R', "running", 0))
            .columns(NAME, ROLE, PEER, LINKS, MRRU, MTU, TX_RATE, RX_RATE, LOST, REORDERED, LATE, DEPTH, DELAY)
            .build();

    private PppBundleMenu() {}
}
