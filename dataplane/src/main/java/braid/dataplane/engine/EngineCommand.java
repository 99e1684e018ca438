package braid.dataplane.engine;

import braid.dataplane.network.AddressPool;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.SessionName;
import braid.dataplane.ppp.auth.Acceptance;
import java.util.List;
import java.util.Optional;

/// What others ask of an engine; put into its bounded queue, carried out by its own thread.
public sealed interface EngineCommand {
    /// The sessions' whole configuration as it shall be from now on. The engine finds what changed: a
    /// client or server whose links must be redialled for the change is redialled, others live on.
    record Configure(
            List<PppoeClient> clients,
            List<PppoeServer> servers,
            List<PppProfile> profiles,
            List<PppUser> users,
            List<AddressPool> pools,
            List<SessionName> sessionNames)
            implements EngineCommand {}

    /// An Ethernet interface that a client or server names exists now (its port is ready), or came back.
    record PortUp(EthernetPort port) implements EngineCommand {}

    /// Carrier loss or removal: every session on it ends at once, no frame is sent.
    record PortDown(String linuxName, String reason) implements EngineCommand {}

    /// The interface is about to go: every session on it is ended with Terminate-Request and PADT, and what
    /// arrives until the peer has answered is taken; then the port is closed. Answered by
    /// [KernelPort#portClosed].
    record PortLeave(String linuxName, String reason) implements EngineCommand {}

    /// The interface a bundle has from here on; one that it had before is given back by [KernelPort#letGo].
    ///
    /// @param made what it was made as: what was asked for since is still to come
    record InterfaceReady(KernelPort.SessionInterface made, TunPort tun) implements EngineCommand {}

    /// What was asked for did not come about. A bundle that had an interface has it still, as it was
    /// before.
    ///
    /// @param asked what is refused: what was asked for since is still to come
    record InterfaceRefused(KernelPort.SessionInterface asked, String reason) implements EngineCommand {}

    /// Somebody deleted the bundle's interface, and it cannot be made again.
    record InterfaceLost(int bundle, String reason) implements EngineCommand {}

    /// @param admitted empty: refused, for `reason`
    record Verdict(long ticket, Optional<Admission> admitted, String reason) implements EngineCommand {}

    /// A check that nobody can decide; the host is not to blame.
    record Unjudged(long ticket, String reason) implements EngineCommand {}

    /// @param user the user's configuration
    /// @param acceptance what its claim is answered with
    record Admission(PppUser user, Acceptance acceptance) {}

    record Disconnect(int bundle) implements EngineCommand {}

    /// PADT and Terminate-Request to every peer, then the loop ends.
    record Shutdown() implements EngineCommand {}
}
