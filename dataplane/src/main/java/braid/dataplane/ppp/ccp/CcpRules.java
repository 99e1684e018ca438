package braid.dataplane.ppp.ccp;

import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.OptionRules;
import braid.dataplane.ppp.mppe.MppeMode;
import braid.dataplane.ppp.mppe.MppeStrength;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// CCP's side of option negotiation. We ask for 128 bits, stateless; what is weaker or keeps state is taken when the
/// peer asks for it.
final class CcpRules implements OptionRules {
    static final String NOTHING_COMMON = "peer offers no encryption that is accepted here";

    private static final MppeMode BEST = new MppeMode(MppeStrength.BITS_128, true);

    private final boolean required;
    private Optional<MppeMode> wanted = Optional.of(BEST);
    private Optional<MppeMode> granted = Optional.empty();
    private boolean refused;

    CcpRules(boolean required) {
        this.required = required;
    }

    CcpAgreement agreement() {
        return new CcpAgreement(granted, wanted);
    }

    @Override
    public void begin() {
        wanted = refused ? Optional.empty() : Optional.of(BEST);
        granted = Optional.empty();
    }

    @Override
    public List<ConfigureOption> wanted() {
        return wanted.map(mode -> CcpOption.Mppe.of(mode).encoded()).stream().toList();
    }

    @Override
    public Answer judge(List<ConfigureOption> request) {
        List<ConfigureOption> refusedOptions = new ArrayList<>();
        List<ConfigureOption> better = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (ConfigureOption raw : request) {
            switch (CcpOption.decode(raw)) {
                case CcpOption.Mppe mppe
                when seen.add(raw.type()) -> {
                    ConfigureOption grant = CcpOption.Mppe.of(grant(mppe)).encoded();
                    if (!grant.equals(raw)) {
                        better.add(grant);
                    }
                }
                case CcpOption.Mppe _, CcpOption.Other _ -> refusedOptions.add(raw);
            }
        }
        if (!refusedOptions.isEmpty()) {
            return new Answer.Reject(refusedOptions);
        }
        if (!seen.contains(CcpOption.MPPE) && required) {
            better.add(CcpOption.Mppe.of(BEST).encoded());
        }
        return better.isEmpty() ? new Answer.Ack() : new Answer.Nak(better);
    }

    /// The strongest it names; 128 bits if it names none.
    private static MppeMode grant(CcpOption.Mppe wish) {
        return wish.strengths().stream()
                .findFirst()
                .map(strength -> new MppeMode(strength, wish.stateless()))
                .orElse(BEST);
    }

    @Override
    public void granted(List<ConfigureOption> request) {
        granted = request.stream()
                .map(CcpOption::decode)
                .filter(CcpOption.Mppe.class::isInstance)
                .map(option -> grant((CcpOption.Mppe) option))
                .findFirst();
    }

    @Override
    public void acknowledged() {
        // What was acknowledged is in the fields already.
    }

    @Override
    public Optional<String> naked(List<ConfigureOption> values) {
        Optional<MppeMode> offered = values.stream()
                .map(CcpOption::decode)
                .filter(CcpOption.Mppe.class::isInstance)
                .map(CcpOption.Mppe.class::cast)
                .filter(mppe -> !mppe.strengths().isEmpty())
                .map(CcpRules::grant)
                .findFirst();
        return offered.isPresent() ? settle(offered) : without();
    }

    @Override
    public Optional<String> rejected(List<ConfigureOption> options) {
        return without();
    }

    private Optional<String> settle(Optional<MppeMode> mode) {
        wanted = mode;
        return Optional.empty();
    }

    private Optional<String> without() {
        refused = true;
        wanted = Optional.empty();
        return required ? Optional.of(NOTHING_COMMON) : Optional.empty();
    }
}
