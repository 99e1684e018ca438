package braid.shell.command;

import braid.dataplane.errno.KernelException;
import braid.dataplane.network.IpAddress;
import braid.dataplane.tool.PingOptions;
import braid.dataplane.tool.PingResult;
import braid.dataplane.tool.Pinger;
import braid.shell.menu.ToolMenu;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// `/tool/traceroute`: the routers on the way to a host, each asked by an echo that may pass that many routers; round
/// after round until they are counted or the user has seen enough. Without a person to end it, one round.
final class TracerouteCommand implements CommandBody {
    private static final String ADDRESS = "address";
    private static final int MOST_HOPS = 30;

    /// Routers in a row that say nothing: what is behind them says nothing either.
    private static final int MOST_SILENT = 5;

    private static final long PAUSE_NANOS = 1_000_000_000L;
    private static final long TIMEOUT_NANOS = 1_000_000_000L;

    @Override
    public Value run(Invocation call, Context context) {
        IpAddress.V4 target = PingCommand.target(
                Asked.complete(call, ADDRESS, context).values().get(ADDRESS), context);
        int most = PingCommand.number(call, context, "max-hops", ToolMenu.HOPS).orElse(MOST_HOPS);
        context.service(Workspace.class).settle();
        List<Hop> hops = new ArrayList<>();
        Repetition repetition = repetition(call, context);
        LiveBlock live = new LiveBlock(context, repetition.inPlace());
        for (long round = 1; round <= repetition.rounds(); round++) {
            int silent = 0;
            boolean arrived = false;
            for (int ttl = 1; ttl <= most && !arrived && silent < MOST_SILENT; ttl++) {
                if (hops.size() < ttl) {
                    hops.add(Hop.SILENT);
                }
                PingResult result = ask(call, context, target, ttl);
                hops.set(ttl - 1, after(hops.get(ttl - 1), result));
                arrived = arrived(result);
                silent = hops.get(ttl - 1).isSilent() ? silent + 1 : 0;
                if (repetition.inPlace()) {
                    live.show(lines(hops));
                }
            }
            if (!repetition.inPlace()) {
                live.show(lines(hops));
            }
            if (round < repetition.rounds() && live.isLeft(repetition.intervalNanos())) {
                break;
            }
        }
        live.end();
        return new Value.Nothing();
    }

    private static Repetition repetition(Invocation call, Context context) {
        Repetition usual = Repetition.of(call, context);
        int count = PingCommand.number(call, context, "count", ToolMenu.COUNT).orElse(0);
        return new Repetition(count > 0 ? count : usual.rounds(), PAUSE_NANOS, usual.inPlace());
    }

    private static List<String> lines(List<Hop> hops) {
        List<String> lines = new ArrayList<>(List.of(Hop.HEADER));
        for (int i = 0; i < hops.size(); i++) {
            lines.add(hops.get(i).row(i + 1));
        }
        return lines;
    }

    private static PingResult ask(Invocation call, Context context, IpAddress.V4 target, int ttl) {
        var options = new PingOptions(
                target,
                PingCommand.number(call, context, "size", ToolMenu.SIZE).orElse(PingOptions.DEFAULT_SIZE_BYTES),
                OptionalInt.of(1),
                Repetition.nanos(call, "timeout").orElse(TIMEOUT_NANOS),
                OptionalInt.of(ttl),
                Site.given(call, "do-not-fragment"),
                PingCommand.address(call, context, "src-address"),
                Optional.empty());
        List<PingResult> results = new ArrayList<>();
        try {
            context.service(Pinger.class).ping(options, results::add, () -> isStopped(context));
        } catch (KernelException e) {
            throw new CommandFailure("failure: " + e.getMessage());
        }
        context.checkInterrupted();
        return results.isEmpty() ? new PingResult.TimedOut(0, target) : results.getFirst();
    }

    private static boolean isStopped(Context context) {
        try {
            context.checkInterrupted();
            return false;
        } catch (CommandFailure _) {
            return true;
        }
    }

    private static Hop after(Hop hop, PingResult result) {
        return switch (result) {
            case PingResult.Reply(int _, var host, int _, int _, long rttNanos) ->
                hop.answered(host.toString(), rttNanos, "");
            case PingResult.Refused(int _, var host, int _, int _, var status, long rttNanos) ->
                hop.answered(host.toString(), rttNanos, isOnTheWay(status) ? "" : status);
            case PingResult.TimedOut _ -> hop.missed();
        };
    }

    private static boolean arrived(PingResult result) {
        return switch (result) {
            case PingResult.Reply _ -> true;
            case PingResult.Refused(int _, var _, int _, int _, var status, long _) -> !isOnTheWay(status);
            case PingResult.TimedOut _ -> false;
        };
    }

    private static boolean isOnTheWay(String status) {
        return status.equals(PingResult.TTL_EXCEEDED);
    }
}
