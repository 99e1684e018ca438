package braid.dataplane.pppoe;

import braid.dataplane.network.MacAddress;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppoeCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Who offers what on an Ethernet: PADI for any service again and again, and all offers that come (RFC 2516 section
/// 5.2). None is accepted, so that no concentrator keeps anything of it. Pure: time and randomness come in.
public final class ServiceSearch {
    /// @param service one that is offered; empty text: any
    public record Offer(String service, MacAddress peer, String acName) {}

    // Chosen by us.
    private static final int MAX_OFFERS = 256;
    private static final long AGAIN_SECONDS = 1;
    private static final int HOST_UNIQ_BYTES = 8;

    private final Octets hostUniq;
    private final Set<Offer> offers = new LinkedHashSet<>();
    private OptionalLong nextNanos = OptionalLong.empty();
    private long refused;

    public ServiceSearch(RandomGenerator random) {
        byte[] bytes = new byte[HOST_UNIQ_BYTES];
        random.nextBytes(bytes);
        hostUniq = Octets.of(bytes);
    }

    /// What is to be broadcast now, if it is time.
    public Optional<DiscoveryPacket> advance(long nowNanos) {
        if (nextNanos.isPresent() && !Deadline.due(nextNanos, nowNanos)) {
            return Optional.empty();
        }
        nextNanos = Deadline.inSeconds(nowNanos, AGAIN_SECONDS);
        return Optional.of(new DiscoveryPacket(
                PppoeCode.PADI,
                0,
                List.of(PppoeTag.text(PppoeTag.SERVICE_NAME, ""), new PppoeTag(PppoeTag.HOST_UNIQ, hostUniq))));
    }

    public void receive(DiscoveryPacket packet, MacAddress source) {
        List<Octets> names = packet.all(PppoeTag.AC_NAME);
        boolean ours = packet.code() == PppoeCode.PADO
                && packet.sessionId() == 0
                && packet.first(PppoeTag.HOST_UNIQ).equals(Optional.of(hostUniq))
                && names.size() == 1
                && packet.error().isEmpty();
        for (Octets service : ours ? packet.all(PppoeTag.SERVICE_NAME) : List.<Octets>of()) {
            Offer offer = new Offer(service.text(), source, names.getFirst().text());
            if (offers.size() < MAX_OFFERS || offers.contains(offer)) {
                offers.add(offer);
            } else {
                refused++;
            }
        }
        refused += ours ? 0 : 1;
    }

    /// In the order in which they came first.
    public List<Offer> offers() {
        return List.copyOf(offers);
    }

    /// Packets that were no answer to us, and offers beyond those that are kept.
    public long refused() {
        return refused;
    }
}
