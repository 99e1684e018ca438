package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/ppp/link`: the PPPoE sessions that bundles are made of.
public final class PppLinkMenu {
    public static final String PATH = "/ppp/link";

    public static final Property BUNDLE =
            property("bundle", Types.BARE_TEXT, "Interface of its bundle").readOnly();
    public static final Property INTERFACE =
            property("interface", Types.BARE_TEXT, "Ethernet interface").readOnly();
    public static final Property AC =
            property("ac", Types.BARE_TEXT, "Access concentrator or host").readOnly();
    public static final Property SESSION_ID =
            property("session-id", Types.number(), "PPPoE session").readOnly();
    public static final Property STATE =
            property("state", Types.BARE_TEXT, "Where it stands").readOnly();
    public static final Property SINCE =
            property("since", Types.TIME, "How long it stands there").readOnly();
    public static final Property SPEED =
            property("speed", Types.BARE_TEXT, "Configured rate").readOnly();
    public static final Property LEARNED =
            property("learned", Types.BARE_TEXT, "Learned rate").readOnly();
    public static final Property LEARNING = property(
                    "learning", Types.BARE_TEXT, "`echo only`: the peer does not report")
            .readOnly();
    public static final Property SHARE =
            property("share", Types.BARE_TEXT, "Share of what is sent").readOnly();
    public static final Property RTT =
            property("rtt", Types.BARE_TEXT, "Round trip of an echo").readOnly();
    public static final Property SKEW =
            property("skew", Types.BARE_TEXT, "Lag behind the fastest link").readOnly();
    public static final Property LOST = property("lost", Types.number(), "Fragments lost, most likely on it")
            .readOnly();
    public static final Property LATE =
            property("late", Types.number(), "Fragments that came too late").readOnly();
    public static final Property LOST_SENT = property(
                    "lost-sent", Types.number(), "Frames sent that never came, as the peer reports")
            .readOnly();
    public static final Property SUSPENSIONS = property(
                    "suspensions", Types.number(), "How often its line did not answer")
            .readOnly();
    public static final Property PEER =
            property("peer", Types.BARE_TEXT, "What the peer says it is").readOnly();
    public static final Property REASON =
            property("reason", Types.BARE_TEXT, "Why it is not up").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Links of bundles")
            .properties(
                    BUNDLE,
                    INTERFACE,
                    AC,
                    SESSION_ID,
                    STATE,
                    SINCE,
                    SPEED,
                    LEARNED,
                    LEARNING,
                    SHARE,
                    RTT,
                    SKEW,
                    LOST,
                    LATE,
                    LOST_SENT,
                    SUSPENSIONS,
                    PEER,
                    REASON)
            .flags(Flag.of('R', "running", 0))
            .columns(
                    BUNDLE,
                    INTERFACE,
                    AC,
                    SESSION_ID,
                    STATE,
                    SINCE,
                    SPEED,
                    LEARNED,
                    LEARNING,
                    SHARE,
                    RTT,
                    SKEW,
                    LOST,
                    LATE,
                    REASON)
            .build();

    private PppLinkMenu() {}
}
