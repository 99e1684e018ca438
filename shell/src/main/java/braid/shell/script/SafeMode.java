package braid.shell.script;

import java.util.Optional;

/// Safe mode: what anybody changes while a session has it is taken back when that session dies, and kept when it
/// leaves. A service of the router; any thread.
public interface SafeMode {
    /// A session as safe mode knows it, told from others by identity.
    interface Owner {
        String user();

        /// Another session took it: what was changed is no longer this one's to keep.
        void safeModeLost();
    }

    /// Who has it; empty when nobody has, also when it ended by itself because the history was full of its changes.
    Optional<Owner> owner();

    /// @return false when it is another's; true when it is the session's own from now on or was before
    boolean take(Owner session);

    /// Takes it from whoever has it.
    ///
    /// @param keep whether what was changed so far is kept
    void takeOver(Owner session, boolean keep);

    /// Ends it and keeps what was changed; does nothing when it is not the session's.
    void release(Owner session);

    /// Ends it and takes back what was changed; does nothing when it is not the session's.
    void unroll(Owner session);

    default boolean isOwnedBy(Owner session) {
        return owner().equals(Optional.of(session));
    }
}
