package braid.dataplane.status;

/// Which end of a connection we are.
public enum Role {
    CLIENT,
    SERVER
}
