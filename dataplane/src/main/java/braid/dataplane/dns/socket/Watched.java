package braid.dataplane.dns.socket;

/// What a socket is to the loop that watches it.
interface Watched {
    /// The socket can do what it is watched for.
    void ready(long nowNanos);
}
