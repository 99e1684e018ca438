package braid.dataplane.engine.control;

import braid.dataplane.ppp.mppe.SessionKeys;
import braid.dataplane.ppp.mppe.StartKeys.StartKey;
import java.util.ArrayList;
import java.util.List;

/// The keys that the links of a bundle brought, in the order they came up in. Those of the first link count (RFC 3079);
/// but where links come up in the same moment each end may take another one for the first. Which one the peer took
/// shows when its first packet arrives.
final class SessionKeyring {
    // Chosen by us: links that were up together at the start.
    private static final int MAX_KEYS = 8;

    private final List<SessionKeys> keys = new ArrayList<>();

    void add(SessionKeys more) {
        if (keys.size() < MAX_KEYS) {
            keys.add(more);
        }
    }

    List<StartKey> send() {
        return keys.stream().map(SessionKeys::send).toList();
    }

    List<StartKey> receive() {
        return keys.stream().map(SessionKeys::receive).toList();
    }
}
