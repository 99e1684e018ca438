package braid.shell.command;

import braid.dataplane.errno.KernelException;
import braid.dataplane.tool.PingOptions;
import braid.dataplane.tool.PingResult;
import braid.dataplane.tool.Pinger;
import braid.shell.render.ScreenRows;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/// A traceroute that goes on: router after router, round after round, until it is enough. One thread.
final class Trace {
    /// Routers in a row that say nothing: what is behind them says nothing either.
    private static final int MOST_SILENT = 5;

    /// Between two rounds.
    static final long PAUSE_NANOS = 1_000_000_000L;

    /// How long each router's row stands before the next one is asked: enough to see a key.
    private static final long GLANCE_NANOS = 1_000_000L;

    private final Context context;
    private final Terms terms;
    private final LiveBlock live;
    private final OptionalLong deadlineNanos;
    private final List<Hop> hops = new ArrayList<>();

    /// What is asked for.
    ///
    /// @param echo one that may pass that many routers
    /// @param durationNanos how long to go on; empty: until the rounds are over
    /// @param inPlace whether each look is drawn over the one before
    record Terms(
            IntFunction<PingOptions> echo, int mostHops, long rounds, OptionalLong durationNanos, boolean inPlace) {}

    Trace(Context context, Terms terms) {
        this.context = context;
        this.terms = terms;
        this.live = new LiveBlock(context, terms.inPlace());
        this.deadlineNanos = terms.durationNanos().isPresent()
                ? OptionalLong.of(nowNanos() + terms.durationNanos().getAsLong())
                : OptionalLong.empty();
    }

    void run() {
        try {
            boolean goesOn = true;
            for (long round = 1; goesOn && round <= terms.rounds(); round++) {
                goesOn = round();
                if (!terms.inPlace()) {
                    live.show(lines());
                }
                goesOn = goesOn && (round == terms.rounds() || !isOver(PAUSE_NANOS));
            }
        } finally {
            live.end();
        }
    }

    /// Asks each router on the way once.
    ///
    /// @return false if that is enough
    private boolean round() {
        int silent = 0;
        for (int ttl = 1; ttl <= terms.mostHops() && silent < MOST_SILENT; ttl++) {
            Optional<PingResult> result = ask(ttl);
            if (result.isEmpty()) {
                return false;
            }
            Hop hop = note(ttl, result.get());
            if (terms.inPlace()) {
                live.show(ScreenRows.cut(lines(), context.columns()));
            }
            if (endsTheWay(result.get())) {
                return true;
            }
            if (isOver(GLANCE_NANOS)) {
                return false;
            }
            silent = hop.isSilent() ? silent + 1 : 0;
        }
        return true;
    }

    /// Waits as long as there is time.
    ///
    /// @return whether the user has seen enough, or the time is over
    private boolean isOver(long nanos) {
        long left = deadlineNanos.isPresent() ? deadlineNanos.getAsLong() - nowNanos() : nanos;
        return left <= 0 || live.isLeft(Math.min(nanos, left)) || isLate();
    }

    private boolean isLate() {
        return deadlineNanos.isPresent() && deadlineNanos.getAsLong() - nowNanos() <= 0;
    }

    private long nowNanos() {
        return context.service(Host.class).nanoTime();
    }

    /// @return empty if the time was over before anything was heard
    private Optional<PingResult> ask(int ttl) {
        List<PingResult> results = new ArrayList<>();
        try {
            context.service(Pinger.class)
                    .ping(terms.echo().apply(ttl), results::add, () -> isInterrupted() || isLate());
        } catch (KernelException e) {
            throw new CommandFailure("failure: " + e.getMessage());
        }
        context.checkInterrupted();
        return results.stream().findFirst();
    }

    private boolean isInterrupted() {
        try {
            context.checkInterrupted();
            return false;
        } catch (CommandFailure _) {
            return true;
        }
    }

    private Hop note(int ttl, PingResult result) {
        if (hops.size() < ttl) {
            hops.add(Hop.NEW);
        }
        Hop hop = hops.get(ttl - 1).after(outcome(result));
        hops.set(ttl - 1, hop);
        return hop;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(Hop.HEADER));
        for (int i = 0; i < hops.size(); i++) {
            lines.add(hops.get(i).row(i + 1));
        }
        return lines;
    }

    private static Hop.Outcome outcome(PingResult result) {
        return switch (result) {
            case PingResult.Reply(int _, var host, int _, int _, long rttNanos) ->
                new Hop.Outcome.Answered(host.toString(), rttNanos, "");
            case PingResult.Refused(int _, var host, int _, int _, var status, long rttNanos) ->
                new Hop.Outcome.Answered(host.toString(), rttNanos, isOnTheWay(status) ? "" : status);
            case PingResult.TimedOut _ -> new Hop.Outcome.Missed();
            case PingResult.NotSent(int _, var _, var status) -> new Hop.Outcome.NotSent(status);
        };
    }

    /// Whether nothing is to be learned behind it: it is the host, the way ends there, or it cannot even
    /// begin.
    private static boolean endsTheWay(PingResult result) {
        return switch (result) {
            case PingResult.Reply _, PingResult.NotSent _ -> true;
            case PingResult.Refused(int _, var _, int _, int _, var status, long _) -> !isOnTheWay(status);
            case PingResult.TimedOut _ -> false;
        };
    }

    private static boolean isOnTheWay(String status) {
        return status.equals(PingResult.TTL_EXCEEDED);
    }
}
