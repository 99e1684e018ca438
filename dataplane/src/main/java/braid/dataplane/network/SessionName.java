package braid.dataplane.network;

/// A name that is kept for a user's session on our servers.
///
/// @param key stays the same through every change
/// @param service the server's that the user has to come in by; empty text: any
public record SessionName(String key, String name, String user, String service) {
    public SessionName {
        if (name.isEmpty() || user.isEmpty()) {
            throw new IllegalArgumentException("a name for nobody");
        }
    }
}
