package braid.dataplane.ppp.lcp;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.OptionRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// LCP's side of option negotiation: what we ask of the peer, and how its wishes are answered.
final class LcpRules implements OptionRules {
    /// RFC 1661 section 6.1.
    static final int DEFAULT_MRU_BYTES = 1500;

    // Chosen by us: our own magic number coming back so often in a row is a loop.
    private static final int LOOP_ROUNDS = 5;

    private final LcpSettings settings;
    private final RandomGenerator random;
    private final Set<Integer> neverAgain = new HashSet<>();

    // Ours, as the next Configure-Request says it.
    private int mruBytes;
    private OptionalInt mrruBytes = OptionalInt.empty();
    private Optional<AuthenticationMethod> demand = Optional.empty();
    private int magic;

    private boolean demandRefused;
    private Granted peer = Granted.NOTHING;
    private int loops;

    /// What the peer was granted last.
    private record Granted(
            int mruBytes,
            int magic,
            OptionalInt mrruBytes,
            boolean shortSequence,
            EndpointDiscriminator endpoint,
            Optional<AuthenticationMethod> proof) {
        static final Granted NOTHING = new Granted(
                DEFAULT_MRU_BYTES, 0, OptionalInt.empty(), false, EndpointDiscriminator.NONE, Optional.empty());
    }

    LcpRules(LcpSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    LcpAgreement agreement() {
        boolean mruRefused = neverAgain.contains(LcpOption.MRU);
        return new LcpAgreement(
                mruRefused ? DEFAULT_MRU_BYTES : mruBytes,
                peer.mruBytes,
                ownMagic(),
                peer.magic,
                mrruBytes,
                peer.mrruBytes,
                peer.shortSequence,
                peer.endpoint,
                peer.proof,
                demand);
    }

    /// 0 while it is not negotiated.
    int ownMagic() {
        return neverAgain.contains(LcpOption.MAGIC_NUMBER) ? 0 : magic;
    }

    /// Whether the peer's last request demands that we prove ourselves in a way that we do not allow.
    boolean demandRefused() {
        return demandRefused;
    }

    boolean looped() {
        return loops >= LOOP_ROUNDS;
    }

    @Override
    public void begin() {
        mruBytes = settings.mruBytes();
        mrruBytes = neverAgain.contains(LcpOption.MULTILINK_MRRU) ? OptionalInt.empty() : settings.mrruBytes();
        demand = settings.demanded().stream().findFirst();
        magic = newMagic();
        loops = 0;
        peer = Granted.NOTHING;
    }

    @Override
    public List<ConfigureOption> wanted() {
        List<LcpOption> options = new ArrayList<>();
        options.add(new LcpOption.Mru(mruBytes));
        demand.ifPresent(method -> options.add(new LcpOption.Authentication(method)));
        options.add(new LcpOption.MagicNumber(magic));
        if (mrruBytes.isPresent()) {
            options.add(new LcpOption.Mrru(mrruBytes.getAsInt()));
            settings.endpoint().ifPresent(endpoint -> options.add(new LcpOption.Endpoint(endpoint)));
        }
        return options.stream()
                .map(LcpOption::encoded)
                .filter(option -> !neverAgain.contains(option.type()))
                .toList();
    }

    @Override
    public Answer judge(List<ConfigureOption> request) {
        List<ConfigureOption> refused = new ArrayList<>();
        List<ConfigureOption> better = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        boolean multilink = settings.mrruBytes().isPresent()
                && request.stream().anyMatch(option -> option.type() == LcpOption.MULTILINK_MRRU);
        for (ConfigureOption raw : request) {
            if (!seen.add(raw.type())) {
                refused.add(raw);
                continue;
            }
            switch (LcpOption.decode(raw)) {
                case LcpOption.Mru(int bytes) -> judgeMru(bytes).ifPresent(better::add);
                case LcpOption.Authentication(AuthenticationMethod method) -> {
                    if (settings.allowed().isEmpty()) {
                        refused.add(raw);
                    } else if (!settings.allowed().contains(method)) {
                        better.add(
                                new LcpOption.Authentication(settings.allowed().getFirst()).encoded());
                    }
                }
                case LcpOption.MagicNumber(int number) -> judgeMagic(number).ifPresent(better::add);
                case LcpOption.Mrru(int bytes) -> {
                    if (settings.mrruBytes().isEmpty()) {
                        refused.add(raw);
                    } else {
                        judgeMrru(bytes).ifPresent(better::add);
                    }
                }
                case LcpOption.ShortSequenceNumbers() -> {
                    if (!multilink) {
                        refused.add(raw);
                    }
                }
                case LcpOption.Endpoint _ -> {}
                case LcpOption.Other(ConfigureOption other) -> judgeOther(other, refused, better);
            }
        }
        demandRefused = Stream.concat(refused.stream(), better.stream())
                .anyMatch(option -> option.type() == LcpOption.AUTHENTICATION_PROTOCOL);
        if (!refused.isEmpty()) {
            return new Answer.Reject(refused);
        }
        return better.isEmpty() ? new Answer.Ack() : new Answer.Nak(better);
    }

    private Optional<ConfigureOption> judgeMru(int bytes) {
        int sane = Math.clamp(bytes, LcpSettings.MIN_MRU_BYTES, settings.limitBytes());
        return sane == bytes ? Optional.empty() : Optional.of(new LcpOption.Mru(sane).encoded());
    }

    private Optional<ConfigureOption> judgeMagic(int number) {
        if (number != 0 && number != magic) {
            loops = 0;
            return Optional.empty();
        }
        if (number != 0) {
            loops++;
        }
        return Optional.of(new LcpOption.MagicNumber(newMagic()).encoded());
    }

    private Optional<ConfigureOption> judgeMrru(int bytes) {
        int wanted = settings.bundlePeerMrruBytes().orElse(Math.max(bytes, LcpSettings.MIN_MRU_BYTES));
        return wanted == bytes ? Optional.empty() : Optional.of(new LcpOption.Mrru(wanted).encoded());
    }

    /// An authentication protocol that we do not know at all (EAP) gets a Nak with one that we do.
    private void judgeOther(ConfigureOption raw, List<ConfigureOption> refused, List<ConfigureOption> better) {
        boolean authentication =
                raw.type() == LcpOption.AUTHENTICATION_PROTOCOL && raw.data().size() >= 2;
        if (authentication && !settings.allowed().isEmpty()) {
            better.add(new LcpOption.Authentication(settings.allowed().getFirst()).encoded());
        } else {
            refused.add(raw);
        }
    }

    @Override
    public void granted(List<ConfigureOption> request) {
        Granted granted = Granted.NOTHING;
        for (ConfigureOption raw : request) {
            granted = with(granted, LcpOption.decode(raw));
        }
        peer = granted;
    }

    private static Granted with(Granted g, LcpOption option) {
        return switch (option) {
            case LcpOption.Mru(int bytes) ->
                new Granted(bytes, g.magic, g.mrruBytes, g.shortSequence, g.endpoint, g.proof);
            case LcpOption.MagicNumber(int number) ->
                new Granted(g.mruBytes, number, g.mrruBytes, g.shortSequence, g.endpoint, g.proof);
            case LcpOption.Mrru(int bytes) ->
                new Granted(g.mruBytes, g.magic, OptionalInt.of(bytes), g.shortSequence, g.endpoint, g.proof);
            case LcpOption.ShortSequenceNumbers() ->
                new Granted(g.mruBytes, g.magic, g.mrruBytes, true, g.endpoint, g.proof);
            case LcpOption.Endpoint(EndpointDiscriminator endpoint) ->
                new Granted(g.mruBytes, g.magic, g.mrruBytes, g.shortSequence, endpoint, g.proof);
            case LcpOption.Authentication(AuthenticationMethod method) ->
                new Granted(g.mruBytes, g.magic, g.mrruBytes, g.shortSequence, g.endpoint, Optional.of(method));
            case LcpOption.Other _ -> g;
        };
    }

    @Override
    public void acknowledged() {
        // Everything that counts is in the fields already; they change only with a new request.
    }

    @Override
    public Optional<String> naked(List<ConfigureOption> values) {
        for (ConfigureOption raw : values) {
            switch (LcpOption.decode(raw)) {
                case LcpOption.Mru(int bytes) ->
                    mruBytes = Math.clamp(bytes, LcpSettings.MIN_MRU_BYTES, settings.mruBytes());
                case LcpOption.MagicNumber _ -> magic = newMagic();
                case LcpOption.Mrru(int bytes) -> {
                    if (mrruBytes.isPresent()) {
                        mrruBytes = OptionalInt.of(Math.clamp(bytes, LcpSettings.MIN_MRU_BYTES, mrruBytes.getAsInt()));
                    }
                }
                case LcpOption.Authentication(AuthenticationMethod method) -> demandInstead(Optional.of(method));
                case LcpOption.Endpoint _ -> neverAgain.add(LcpOption.ENDPOINT_DISCRIMINATOR);
                case LcpOption.ShortSequenceNumbers() -> {}
                case LcpOption.Other(ConfigureOption other) -> {
                    if (other.type() == LcpOption.AUTHENTICATION_PROTOCOL) {
                        demandInstead(Optional.empty());
                    } else if (other.type() == LcpOption.ENDPOINT_DISCRIMINATOR) {
                        neverAgain.add(LcpOption.ENDPOINT_DISCRIMINATOR);
                    }
                }
            }
        }
        return looped() ? Optional.of("line is looped back") : Optional.empty();
    }

    /// The peer's own proposal if we accept it, else the next one in our order.
    private void demandInstead(Optional<AuthenticationMethod> proposal) {
        if (demand.isEmpty()) {
            return;
        }
        List<AuthenticationMethod> demanded = settings.demanded();
        if (proposal.isPresent() && demanded.contains(proposal.get())) {
            demand = proposal;
        } else {
            int next = demanded.indexOf(demand.get()) + 1;
            demand = Optional.of(demanded.get(Math.min(next, demanded.size() - 1)));
        }
    }

    @Override
    public Optional<String> rejected(List<ConfigureOption> refused) {
        for (ConfigureOption option : refused) {
            if (option.type() == LcpOption.AUTHENTICATION_PROTOCOL) {
                return Optional.of("peer refuses to authenticate");
            }
            neverAgain.add(option.type());
            if (option.type() == LcpOption.MULTILINK_MRRU) {
                mrruBytes = OptionalInt.empty();
            }
        }
        return Optional.empty();
    }

    private int newMagic() {
        int number = random.nextInt();
        while (number == 0 || number == magic) {
            number = random.nextInt();
        }
        return number;
    }
}
