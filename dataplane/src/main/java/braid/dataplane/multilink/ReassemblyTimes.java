package braid.dataplane.multilink;

/// How long a receiver waits. None of these comes from RFC 1990, which leaves timers to the implementation.
///
/// @param gapNanos that a fragment waits behind a missing one at most
/// @param joinNanos that a new link may stay silent while others deliver, and still hold them back
/// @param silenceNanos that a link is waited for at least while others deliver
public record ReassemblyTimes(long gapNanos, long joinNanos, long silenceNanos) {
    public static final ReassemblyTimes STANDARD = new ReassemblyTimes(200_000_000L, 20_000_000L, 100_000_000L);
}
