package braid.dataplane.dns;

/// The way to servers. What comes back is told to the [Forwarder] by the number of the attempt.
public interface ServerPort {
    enum Transport {
        UDP,
        TCP
    }

    /// Sends a question from a port of its own, chosen by chance; by TCP over a connection of its own.
    ///
    /// @param attempt never used twice
    void send(int attempt, ServerAddress server, Transport transport, byte[] message);

    /// Nothing more is expected for an attempt; told once for each, also when it failed.
    void end(int attempt);
}
