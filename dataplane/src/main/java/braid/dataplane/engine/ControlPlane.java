package braid.dataplane.engine;

import braid.dataplane.engine.control.ControlStatus;
import java.nio.ByteBuffer;
import java.util.List;

/// The control half of an engine as one pure machine: discovery, LCP, authentication and NCPs of every link on its
/// ports, and the bundles they form. No socket, clock, thread or random source of its own; the same machine runs
/// over real ports and over simulated links with virtual time.
public interface ControlPlane {
    List<ControlAction> command(EngineCommand command, long nowNanos);

    /// A frame of EtherType 0x8863, from the destination MAC on.
    List<ControlAction> discoveryFrame(EthernetPort port, ByteBuffer frame, int offset, int lengthBytes, long nowNanos);

    /// A frame of EtherType 0x8864 whose session no link is open for.
    ///
    /// @param peerMac whose frame it is
    List<ControlAction> strayFrame(EthernetPort port, long peerMac, int sessionId, long nowNanos);

    /// A control packet (PPP protocol 0x8000 and up) that arrived raw on a link, from the octet after the protocol
    /// field on.
    List<ControlAction> linkPacket(
            int link, int protocol, ByteBuffer frame, int offset, int lengthBytes, long nowNanos);

    /// A packet other than IP that came out of a bundle, from the octet after the protocol field on.
    List<ControlAction> bundlePacket(
            int bundle, int protocol, ByteBuffer frame, int offset, int lengthBytes, long nowNanos);

    /// What arrives encrypted on a bundle cannot be read.
    List<ControlAction> undecipherable(int bundle, long nowNanos);

    /// The packet came that [ControlAction.AwaitPacket] asked for.
    List<ControlAction> awaited(int bundle, long nowNanos);

    /// The line of a link does not answer, so that no data goes there; or it answers again.
    List<ControlAction> silent(int link, boolean isSilent, long nowNanos);

    /// What a bundle has carried since it was made; told about once a second. Allocates nothing.
    void carried(int bundle, long octetsSent, long octetsReceived, long nowNanos);

    /// Any frame arrived on the link: a sign of life. Called at most once a cycle and link; allocates nothing.
    void heard(int link, long nowNanos);

    List<ControlAction> advance(long nowNanos);

    /// Where clients, bundles and links stand; the loop asks once a second and after each change.
    ControlStatus status(long nowNanos);

    /// When `advance` wants to be called next; compare by difference. [Long#MAX_VALUE] distance when never.
    long nextDeadlineNanos();
}
