package braid.shell.status;

import static braid.shell.status.Texts.text;

import braid.dataplane.status.EndCause;
import braid.dataplane.status.EndedSession;
import braid.shell.menu.PppSecretMenu;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/ppp/secret`, with what is known of each user's latest session that is over.
final class SecretRows {
    private SecretRows() {}

    static List<Row> of(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> view.index()
                        .lastSession(GivenText.of(row.values().get(PppSecretMenu.NAME.name())))
                        .map(session -> row.with(values(view, session)))
                        .orElse(row))
                .toList();
    }

    private static Map<String, Value> values(RouterView view, EndedSession session) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(
                PppSecretMenu.LAST_LOGGED_OUT.name(),
                Texts.date(view.status().instant(session.endedNanos()), view.zone()));
        values.put(PppSecretMenu.LAST_CALLER_ID.name(), text(session.callerId().toString()));
        values.put(PppSecretMenu.LAST_DISCONNECT_REASON.name(), text(reason(session.cause())));
        return values;
    }

    /// RouterOS's words.
    private static String reason(EndCause cause) {
        return switch (cause) {
            case PEER_REQUEST -> "peer-request";
            case HUNG_UP -> "hung-up";
            case IDLE_TIMEOUT -> "idle-timeout";
            case SESSION_TIMEOUT -> "session-timeout";
            case RESET -> "reset";
            case REBOOT -> "reboot";
            case PORT_ERROR -> "port-error";
            case NAS_ERROR -> "nas-error";
            case NAS_REQUEST -> "nas-request";
        };
    }
}
