package braid.dataplane.ppp.mppe;

import braid.dataplane.ppp.mppe.StartKeys.StartKey;

/// The start keys of a session as one end uses them.
public record SessionKeys(StartKey send, StartKey receive) {
    /// At the end that was authenticated.
    public static SessionKeys ofClient(StartKeys keys) {
        return new SessionKeys(keys.fromClient(), keys.toClient());
    }

    /// At the end that asked.
    public static SessionKeys ofServer(StartKeys keys) {
        return new SessionKeys(keys.toClient(), keys.fromClient());
    }
}
