package braid.dataplane.engine.control;

import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.status.Role;

/// Which links belong together (RFC 1990 section 5.1.3, with our additions): equal keys, one bundle.
///
/// @param group the client, or all servers whose terms are equal
/// @param peerName as it was proved; empty text if it was not
/// @param alone makes the key of a link unique that must not be joined by others; else empty text
record BundleKey(Role role, String group, String peerName, EndpointDiscriminator endpoint, String alone) {}
