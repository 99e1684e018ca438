package braid.shell.command;

import braid.dataplane.network.IpAddress;
import braid.dataplane.tool.PingOptions;
import braid.shell.menu.ToolMenu;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// `/tool/traceroute`: the routers on the way to a host, each asked by an echo that may pass that many routers; round
/// after round until they are counted, the time is over or the user has seen enough. Without a person to end it, one
/// round.
final class TracerouteCommand implements CommandBody {
    private static final String ADDRESS = "address";
    private static final int MOST_HOPS = 30;
    private static final long TIMEOUT_NANOS = 1_000_000_000L;

    @Override
    public Value run(Invocation call, Context context) {
        Trace.Terms terms = terms(call, context);
        context.service(Workspace.class).settle();
        new Trace(context, terms).run();
        return new Value.Nothing();
    }

    private static Trace.Terms terms(Invocation call, Context context) {
        IpAddress.V4 target = PingCommand.target(
                Asked.complete(call, ADDRESS, context).values().get(ADDRESS), context);
        Repetition usual = Repetition.every(call, Trace.PAUSE_NANOS, context);
        OptionalLong duration = Repetition.nanos(call, "duration");
        int count = PingCommand.number(call, context, "count", ToolMenu.COUNT).orElse(0);
        long rounds = count > 0 ? count : duration.isPresent() ? Long.MAX_VALUE : usual.rounds();
        int size = PingCommand.number(call, context, "size", ToolMenu.SIZE).orElse(PingOptions.DEFAULT_SIZE_BYTES);
        long timeout = Repetition.nanos(call, "timeout").orElse(TIMEOUT_NANOS);
        boolean whole = Site.given(call, "do-not-fragment");
        Optional<IpAddress.V4> source = PingCommand.address(call, context, "src-address");
        return new Trace.Terms(
                ttl -> new PingOptions(
                        target, size, OptionalInt.of(1), timeout, OptionalInt.of(ttl), whole, source, Optional.empty()),
                PingCommand.number(call, context, "max-hops", ToolMenu.HOPS).orElse(MOST_HOPS),
                rounds,
                duration,
                usual.inPlace());
    }
}
