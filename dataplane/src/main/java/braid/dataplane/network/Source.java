package braid.dataplane.network;

/// Where an object of the desired state comes from.
public enum Source {
    /// The configuration: stays over a restart of Braid.
    CONFIGURATION,
    /// A PPP session: goes with it.
    SESSION
}
