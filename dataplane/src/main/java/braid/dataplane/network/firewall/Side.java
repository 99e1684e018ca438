package braid.dataplane.network.firewall;

/// Which of a packet's two ends is meant.
public enum Side {
    SOURCE,
    DESTINATION
}
