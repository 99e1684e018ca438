package braid.shell.session;

/// What the router offers to commands, by type.
public interface Services {
    /// @throws IllegalArgumentException if the router has no such service
    <T> T find(Class<T> type);
}
