package braid.shell.schema;

/// What `monitor` of a menu looks at; `status` tells what is shown of each.
public enum Watch {
    /// An Ethernet port.
    PORT,
    /// A session that this router dials.
    CLIENT,
    /// A server that sessions come in by.
    SERVER,
    /// A session that came in.
    SESSION,
    /// The machine under the router.
    MACHINE
}
