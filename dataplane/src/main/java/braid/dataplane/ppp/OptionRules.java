package braid.dataplane.ppp;

import java.util.List;
import java.util.Optional;

/// What one protocol wants from, and grants to, its peer: the part of option negotiation that differs between LCP and
/// the NCPs. Called by one [Negotiation] only.
public interface OptionRules {
    /// How a peer's Configure-Request is answered (RFC 1661 section 5.2 to 5.4).
    sealed interface Answer {
        record Ack() implements Answer {}

        /// @param values acceptable ones, in the request's order; wanted but missing options after them
        record Nak(List<ConfigureOption> values) implements Answer {}

        /// @param refused unmodified, in the request's order
        record Reject(List<ConfigureOption> refused) implements Answer {}
    }

    /// A negotiation begins from scratch: forget what the peer said, except what it rejected.
    void begin();

    /// The options of our next Configure-Request.
    List<ConfigureOption> wanted();

    Answer judge(List<ConfigureOption> request);

    /// Whether a Configure-Ack for these options may go out now; while it may not, [Negotiation] holds the request,
    /// with nothing said and nothing forgotten.
    default boolean mayAcknowledge(List<ConfigureOption> request) {
        return true;
    }

    /// We sent a Configure-Ack for exactly these options.
    void granted(List<ConfigureOption> request);

    /// The peer acknowledged what [#wanted] gave.
    void acknowledged();

    /// @return why it is useless to go on; empty: [#wanted] now gives something else
    Optional<String> naked(List<ConfigureOption> values);

    /// @return why it is useless to go on; empty: [#wanted] now leaves these out
    Optional<String> rejected(List<ConfigureOption> refused);
}
