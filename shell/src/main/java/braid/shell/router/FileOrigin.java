package braid.shell.router;

import braid.shell.config.MadeByNaming;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who has written a file, as far as its header tells.
enum FileOrigin {
    /// RouterOS 6: its defaults hold, and it has no menu of routing tables.
    ROUTER_OS_6,
    /// RouterOS 7 and later: its defaults hold.
    ROUTER_OS_7,
    BRAID,
    /// A person, for whatever version.
    UNKNOWN;

    private static final Pattern HEADER =
            Pattern.compile("\\A(?:\u00ef\u00bb\u00bf| {3})?(?:(?!#[^\\n]* by (?:RouterOS|Braid) )#[^\\n]*\\n)*+"
                    + "#[^\\n]* by (?:RouterOS (?<major>\\d*)|Braid )");

    static FileOrigin of(String text) {
        Matcher header = HEADER.matcher(text);
        if (!header.find()) {
            return UNKNOWN;
        }
        String major = header.group("major");
        return major == null ? BRAID : major.matches("[3-6]") ? ROUTER_OS_6 : ROUTER_OS_7;
    }

    boolean isRouterOs() {
        return this == ROUTER_OS_6 || this == ROUTER_OS_7;
    }

    MadeByNaming made() {
        return switch (this) {
            case ROUTER_OS_6, UNKNOWN -> MadeByNaming.PORTS_AND_TABLES;
            case ROUTER_OS_7, BRAID -> MadeByNaming.PORTS;
        };
    }
}
