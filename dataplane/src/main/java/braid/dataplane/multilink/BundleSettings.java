package braid.dataplane.multilink;

import braid.dataplane.wire.MpFormat;

/// What was agreed for a bundle.
///
/// @param multilink false: one link, and nothing has an MP header
/// @param mrruBytes ours: the most octets after the protocol field that the peer may send in a packet
/// @param peerMrruBytes the most we may send
/// @param received how the peer numbers its fragments
/// @param sent how we number ours
/// @param paced whether lines are watched by markers, their rates learned and frames held back for them; false: frames
///     leave at once, over the link that a configured rate or an equal share suggests
public record BundleSettings(
        boolean multilink,
        int mrruBytes,
        int peerMrruBytes,
        MpFormat received,
        MpFormat sent,
        boolean paced,
        ReassemblyTimes times) {}
