package braid.dataplane.multilink;

import braid.dataplane.wire.MpFormat;

/// What was agreed for a bundle.
///
/// @param multilink false: one link, and nothing has an MP header
/// @param mrruBytes ours: the most octets after the protocol field that the peer may send in a packet
/// @param peerMrruBytes the most we may send
/// @param received how the peer numbers its fragments
/// @param sent how we number ours
public record BundleSettings(
        boolean multilink, int mrruBytes, int peerMrruBytes, MpFormat received, MpFormat sent, ReassemblyTimes times) {}
