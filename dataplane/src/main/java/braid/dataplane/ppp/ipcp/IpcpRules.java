package braid.dataplane.ppp.ipcp;

import braid.dataplane.network.IpAddress;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.OptionRules;
import braid.dataplane.ppp.ipcp.IpcpSettings.PeerAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// IPCP's side of option negotiation (RFC 1332 section 3, RFC 1877).
final class IpcpRules implements OptionRules {
    private static final IpAddress.V4 UNKNOWN = new IpAddress.V4(0);

    private final IpcpSettings settings;
    private final Set<Integer> neverAgain = new HashSet<>();
    private IpAddress.V4 own = UNKNOWN;
    private final IpAddress.V4[] dns = {UNKNOWN, UNKNOWN};
    private boolean ownSettled;
    private Optional<List<ConfigureOption>> granted = Optional.empty();
    private Optional<IpcpAgreement> prepared = Optional.empty();

    IpcpRules(IpcpSettings settings) {
        this.settings = settings;
    }

    /// The peer's options that were acknowledged; empty: none since the negotiation began.
    Optional<List<ConfigureOption>> granted() {
        return granted;
    }

    /// @param agreement what the interface in the kernel is like; empty: there is none
    void prepared(Optional<IpcpAgreement> agreement) {
        prepared = agreement;
    }

    /// The addresses that `request` leads to, if they are settled and the interface has others.
    Optional<IpcpAgreement> awaited(List<ConfigureOption> request) {
        return Optional.of(agreementWith(request)).filter(agreement -> ownSettled() && !has(agreement));
    }

    private boolean has(IpcpAgreement agreement) {
        return prepared.equals(Optional.of(agreement));
    }

    @Override
    public boolean mayAcknowledge(List<ConfigureOption> request) {
        return ownSettled() && has(agreementWith(request));
    }

    /// Whether what we get will not change any more: the peer acknowledged it, or we ask for nothing. Who gives
    /// addresses must not wait for an acknowledgement, since who takes them does.
    private boolean ownSettled() {
        return ownSettled || (!settings.askForAddress() && !settings.askForDns());
    }

    /// What will be agreed if `request` is granted.
    private IpcpAgreement agreementWith(List<ConfigureOption> request) {
        Optional<IpAddress.V4> peer = Optional.empty();
        for (ConfigureOption raw : request) {
            if (IpcpOption.decode(raw) instanceof IpcpOption.Address(IpAddress.V4 address)) {
                peer = Optional.of(address);
            }
        }
        List<IpAddress.V4> servers = new ArrayList<>();
        for (IpAddress.V4 server : dns) {
            if (!server.equals(UNKNOWN) && !servers.contains(server)) {
                servers.add(server);
            }
        }
        boolean numbered = !own.equals(UNKNOWN) && !neverAgain.contains(IpcpOption.IP_ADDRESS);
        return new IpcpAgreement(numbered ? Optional.of(own) : Optional.empty(), peer, servers);
    }

    @Override
    public void begin() {
        own = settings.own().orElse(UNKNOWN);
        dns[0] = UNKNOWN;
        dns[1] = UNKNOWN;
        ownSettled = false;
        granted = Optional.empty();
    }

    @Override
    public List<ConfigureOption> wanted() {
        List<IpcpOption> options = new ArrayList<>();
        if (settings.askForAddress() || settings.own().isPresent()) {
            options.add(new IpcpOption.Address(own));
        }
        if (settings.askForDns()) {
            options.add(new IpcpOption.Dns(0, dns[0]));
            options.add(new IpcpOption.Dns(1, dns[1]));
        }
        return options.stream()
                .map(IpcpOption::encoded)
                .filter(option -> !neverAgain.contains(option.type()))
                .toList();
    }

    @Override
    public Answer judge(List<ConfigureOption> request) {
        List<ConfigureOption> refused = new ArrayList<>();
        List<ConfigureOption> better = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (ConfigureOption raw : request) {
            Optional<IpcpOption> grant =
                    seen.add(raw.type()) ? grant(IpcpOption.decode(raw)) : Optional.<IpcpOption>empty();
            if (grant.isEmpty()) {
                refused.add(raw);
            } else if (!grant.get().encoded().equals(raw)) {
                better.add(grant.get().encoded());
            }
        }
        if (!refused.isEmpty()) {
            return new Answer.Reject(refused);
        }
        if (settings.peer() instanceof PeerAddress.Assigned(IpAddress.V4 address)
                && !seen.contains(IpcpOption.IP_ADDRESS)) {
            better.add(new IpcpOption.Address(address).encoded());
        }
        return better.isEmpty() ? new Answer.Ack() : new Answer.Nak(better);
    }

    /// What the peer may have instead of what it asks for; empty: nothing of the kind.
    private Optional<IpcpOption> grant(IpcpOption option) {
        return switch (option) {
            case IpcpOption.Address(IpAddress.V4 wish) ->
                switch (settings.peer()) {
                    case PeerAddress.Any(Optional<IpAddress.V4> fallback) ->
                        wish.equals(UNKNOWN) ? fallback.map(IpcpOption.Address::new) : Optional.of(option);
                    case PeerAddress.Assigned(IpAddress.V4 address) -> Optional.of(new IpcpOption.Address(address));
                    case PeerAddress.None() -> Optional.empty();
                };
            case IpcpOption.Dns(int index, IpAddress.V4 _) ->
                index < settings.offeredDns().size()
                        ? Optional.of(
                                new IpcpOption.Dns(index, settings.offeredDns().get(index)))
                        : Optional.empty();
            case IpcpOption.Wins(int index, IpAddress.V4 _) ->
                index < settings.offeredWins().size()
                        ? Optional.of(new IpcpOption.Wins(
                                index, settings.offeredWins().get(index)))
                        : Optional.empty();
            case IpcpOption.Other _ -> Optional.empty();
        };
    }

    @Override
    public void granted(List<ConfigureOption> request) {
        granted = Optional.of(request);
    }

    @Override
    public void acknowledged() {
        ownSettled = true;
    }

    @Override
    public Optional<String> naked(List<ConfigureOption> values) {
        ownSettled = false;
        for (ConfigureOption raw : values) {
            switch (IpcpOption.decode(raw)) {
                case IpcpOption.Address(IpAddress.V4 address) -> {
                    if (settings.askForAddress()) {
                        own = address;
                    }
                }
                case IpcpOption.Dns(int index, IpAddress.V4 server) -> dns[index] = server;
                case IpcpOption.Wins _, IpcpOption.Other _ -> {}
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> rejected(List<ConfigureOption> refused) {
        ownSettled = false;
        refused.forEach(option -> neverAgain.add(option.type()));
        return Optional.empty();
    }
}
