package braid.dataplane.ppp;

import braid.dataplane.wire.ControlPacket;

/// What an option negotiation tells the layer that owns it; in order.
public sealed interface LayerEvent {
    record Send(ControlPacket packet) implements LayerEvent {}

    /// Both directions are agreed (This-Layer-Up).
    record Up() implements LayerEvent {}

    /// No longer agreed; a new negotiation or the end follows (This-Layer-Down).
    record Down() implements LayerEvent {}

    /// The lower layer is no longer needed (This-Layer-Finished).
    ///
    /// @param reason in plain words, for the log
    record Finished(String reason) implements LayerEvent {}
}
