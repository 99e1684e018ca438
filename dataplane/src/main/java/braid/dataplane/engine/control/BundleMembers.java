package braid.dataplane.engine.control;

import braid.dataplane.ppp.lcp.LcpAgreement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The links in a bundle, and what a further one must have agreed on to join them (RFC 1990 section 5.1).
final class BundleMembers {
    private final LcpAgreement agreement;
    private final List<Link> links = new ArrayList<>();

    /// @param agreement of the first link; all others must fit it
    BundleMembers(LcpAgreement agreement) {
        this.agreement = agreement;
    }

    List<Link> all() {
        return List.copyOf(links);
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    void add(Link link) {
        links.add(link);
    }

    /// @return false if it was not in
    boolean remove(Link link) {
        return links.remove(link);
    }

    /// The one that speaks for all where one must.
    Optional<Link> lowest() {
        return links.stream().min(Comparator.comparingInt(Link::number));
    }

    /// @return why the link cannot join; empty: it can
    Optional<String> refusal(Link link, int maxLinks) {
        LcpAgreement its = link.agreement();
        if (!agreement.multilink() || !its.multilink()) {
            return Optional.of("peer does no multilink");
        }
        if (links.size() >= maxLinks) {
            return Optional.of("too many links in the bundle");
        }
        if (!its.peerMrruBytes().equals(agreement.peerMrruBytes())
                || !its.ownMrruBytes().equals(agreement.ownMrruBytes())) {
            return Optional.of("MRRU differs from the bundle's");
        }
        if (its.peerShortSequence() != agreement.peerShortSequence()) {
            return Optional.of("sequence number format differs from the bundle's");
        }
        return Optional.empty();
    }
}
