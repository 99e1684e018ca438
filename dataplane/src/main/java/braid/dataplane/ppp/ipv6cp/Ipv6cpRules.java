package braid.dataplane.ppp.ipv6cp;

import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.OptionRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// IPV6CP's side of option negotiation (RFC 5072 section 4.1): any two identifiers will do that are not equal.
final class Ipv6cpRules implements OptionRules {
    private final InterfaceIdentifier preferred;
    private final RandomGenerator random;
    private InterfaceIdentifier own;
    private Optional<InterfaceIdentifier> peer = Optional.empty();
    private boolean refused;

    Ipv6cpRules(InterfaceIdentifier preferred, RandomGenerator random) {
        this.preferred = preferred;
        this.own = preferred;
        this.random = random;
    }

    Ipv6cpAgreement agreement() {
        return new Ipv6cpAgreement(refused ? Optional.empty() : Optional.of(own), peer);
    }

    @Override
    public void begin() {
        own = preferred;
        peer = Optional.empty();
    }

    @Override
    public List<ConfigureOption> wanted() {
        return refused ? List.of() : List.of(new Ipv6cpOption.Identifier(own).encoded());
    }

    @Override
    public Answer judge(List<ConfigureOption> request) {
        List<ConfigureOption> refusedOptions = new ArrayList<>();
        List<ConfigureOption> better = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (ConfigureOption raw : request) {
            switch (Ipv6cpOption.decode(raw)) {
                case Ipv6cpOption.Identifier(InterfaceIdentifier wish)
                when seen.add(raw.type()) -> {
                    if (!good(wish)) {
                        better.add(new Ipv6cpOption.Identifier(suggestion()).encoded());
                    }
                }
                case Ipv6cpOption.Identifier _, Ipv6cpOption.Other _ -> refusedOptions.add(raw);
            }
        }
        if (!refusedOptions.isEmpty()) {
            return new Answer.Reject(refusedOptions);
        }
        return better.isEmpty() ? new Answer.Ack() : new Answer.Nak(better);
    }

    private boolean good(InterfaceIdentifier theirs) {
        return !theirs.equals(InterfaceIdentifier.UNKNOWN) && !theirs.equals(own);
    }

    private InterfaceIdentifier suggestion() {
        InterfaceIdentifier made = InterfaceIdentifier.random(random);
        return good(made) ? made : new InterfaceIdentifier(made.bits() ^ 1);
    }

    @Override
    public void granted(List<ConfigureOption> request) {
        peer = request.stream()
                .map(Ipv6cpOption::decode)
                .filter(Ipv6cpOption.Identifier.class::isInstance)
                .map(option -> ((Ipv6cpOption.Identifier) option).identifier())
                .findFirst();
    }

    @Override
    public void acknowledged() {
        // What was acknowledged is in the fields already.
    }

    @Override
    public Optional<String> naked(List<ConfigureOption> values) {
        for (ConfigureOption raw : values) {
            if (Ipv6cpOption.decode(raw) instanceof Ipv6cpOption.Identifier(InterfaceIdentifier offered)) {
                own = offered.equals(InterfaceIdentifier.UNKNOWN) ? suggestion() : offered;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> rejected(List<ConfigureOption> options) {
        refused = true;
        return Optional.empty();
    }
}
