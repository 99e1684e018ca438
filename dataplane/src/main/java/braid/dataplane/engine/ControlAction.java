package braid.dataplane.engine;

import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.RateLimit;
import braid.dataplane.ppp.mppe.MppeMode;
import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.LogEvent;
import braid.dataplane.status.SessionEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the control plane wants done after a frame, a command or the passing of time; carried out in order.
/// Links and bundles are known by numbers that the control plane gives; none has the number of another that
/// is in use.
public sealed interface ControlAction {
    /// A whole Ethernet frame for a port, PPPoE header included.
    record SendFrame(String linuxName, byte[] frame) implements ControlAction {}

    /// A control packet of an NCP for a bundle: with an MP header when it is multilink, else on its only
    /// link.
    ///
    /// @param information from the code octet on, without the PPP protocol field
    record SendThroughBundle(int bundle, int protocol, byte[] information) implements ControlAction {}

    /// Frames of this session are ours from now on; data may arrive before the link joins.
    record OpenLink(int link, String linuxName, int sessionId, MacAddress peerMac, MacAddress ourMac)
            implements ControlAction {}

    record CloseLink(int link) implements ControlAction {}

    /// A PPPoE session is over and its peer knows: nobody has to tell it any more.
    record SessionOver(SessionKey session) implements ControlAction {}

    /// A session of a user is over, for whom it is the latest: worth remembering beyond this run.
    record UserLeft(EndedSession session) implements ControlAction {}

    /// A session came up, or one that was up is over.
    record Announce(SessionEvent event) implements ControlAction {}

    /// In the place of one of that number, whose interface it takes over.
    record CreateBundle(int bundle, BundleParameters parameters) implements ControlAction {}

    record DestroyBundle(int bundle) implements ControlAction {}

    record JoinBundle(int link, int bundle, LinkParameters parameters) implements ControlAction {}

    /// @param graceful send nothing more on it, but keep what still arrives until [CloseLink]
    record LeaveBundle(int link, int bundle, boolean graceful) implements ControlAction {}

    /// IP packets may pass between the bundle and its interface from now on (IPCP opened), or no longer.
    record PassTraffic(int bundle, boolean allowed) implements ControlAction {}

    /// The next IPv4 packet that comes to the interface of a bundle through which nothing passes is told
    /// of, once.
    record AwaitPacket(int bundle) implements ControlAction {}

    /// IPv6 may pass too, while [PassTraffic] allows anything.
    record PassIpv6(int bundle, boolean allowed) implements ControlAction {}

    /// TCP is told to use no larger segments than fit.
    ///
    /// @param mtuBytes of the bundle's interface
    record ClampMss(int bundle, int mtuBytes) implements ControlAction {}

    /// How fast packets of data may go; only of a bundle that carries nothing yet.
    record LimitRate(int bundle, RateLimit limit) implements ControlAction {}

    /// How packets of data are encrypted from now on.
    ///
    /// @param send empty: not at all
    /// @param receive empty: the peer does not
    /// @param only what arrives in the clear is dropped
    record Encrypt(int bundle, Optional<Coding> send, Optional<Coding> receive, boolean only)
            implements ControlAction {}

    /// @param starts one of them is the peer's; what was there before keeps its place
    record Coding(MppeMode mode, List<StartKeys.StartKey> starts) {
        public Coding {
            starts = List.copyOf(starts);
        }
    }

    /// The next encrypted packet begins anew.
    record FlushEncryption(int bundle) implements ControlAction {}

    record Prepare(KernelPort.SessionInterface request) implements ControlAction {}

    record Release(int bundle) implements ControlAction {}

    /// Who may come in from now on ([CredentialPort#users]).
    record Admit(List<PppUser> users) implements ControlAction {}

    record CheckCredentials(CredentialPort.CredentialCheck check) implements ControlAction {}

    record Log(LogEvent event) implements ControlAction {}

    /// What [EngineCommand.PortLeave] asked for was done: no link is left on the interface, and nothing
    /// more leaves by it.
    record PortLeft(String linuxName) implements ControlAction {}

    /// Every peer was told and has answered or had its time; the loop may end.
    record Finished() implements ControlAction {}

    /// @param multilink false: one link, no MP headers
    /// @param mrruBytes ours: the most a packet from the peer may have
    /// @param peerMrruBytes the most we may send
    /// @param receiveShort fragments arrive with 12-bit sequence numbers (we asked, the peer Acked)
    /// @param sendShort we Acked the peer's wish for them
    record BundleParameters(
            boolean multilink, int mrruBytes, int peerMrruBytes, boolean receiveShort, boolean sendShort) {}

    /// @param mtuBytes most of a PPP payload (after the protocol field) sent over this link: the peer's
    /// MRU,
    ///     bounded by ours
    /// @param ownMagic our magic number on the link
    /// @param transmitBitsPerSecond configured rate; empty: to be learned
    /// @param receiveBitsPerSecond configured rate of the other direction; the peer is told
    /// @param expectedBitsPerSecond what an access node said of the line towards the peer: learning begins
    /// there
    record LinkParameters(
            int mtuBytes,
            int ownMagic,
            OptionalLong transmitBitsPerSecond,
            OptionalLong receiveBitsPerSecond,
            OptionalLong expectedBitsPerSecond) {}
}
