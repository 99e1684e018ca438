package braid.shell.command;

import braid.dataplane.errno.KernelException;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.tool.PingOptions;
import braid.dataplane.tool.PingResult;
import braid.dataplane.tool.PingSummary;
import braid.dataplane.tool.Pinger;
import braid.shell.config.LinuxNames;
import braid.shell.render.PingTable;
import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Host;
import braid.shell.script.Invocation;
import braid.shell.value.Addresses;
import braid.shell.value.Bounds;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `/ping`: echoes to a host, a row each, until they are counted or the user has seen enough.
public final class PingCommand implements CommandBody {
    /// Of a result with `as-value`, names of its parts included, and more than there are.
    private static final int PARTS_OF_A_RESULT = 16;

    private static final String ADDRESS = "address";
    private static final String INTERFACE = "interface";
    private static final String REFUSED = "not carried out";
    private static final List<String> REFUSED_ARGUMENTS =
            List.of("arp-ping", "dscp", "proplist", "routing-table", "vrf");
    /// Values of these that ask for nothing.
    private static final Set<String> ORDINARY = Set.of("0", "main");

    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final Type SIZE = Types.number(PingOptions.LEAST_SIZE_BYTES, PingOptions.MOST_SIZE_BYTES);
    private static final Type COUNT = Types.number(0, Integer.MAX_VALUE);
    private static final Type TTL = Types.number(1, 255);
    private static final long LEAST_INTERVAL_NANOS = 10_000_000;
    private static final String STOP_KEYS = "qQ";
    private static final long GLANCE_NANOS = 1_000_000;

    public static final Command COMMAND = new Command(
            "ping",
            "Send ICMP echoes",
            List.of(
                    typed(ADDRESS, Types.BARE_TEXT, "the host, by its address or name")
                            .asRequired(),
                    typed("count", COUNT, "how many; 0 or none: until stopped"),
                    typed("interval", Types.TIME, "between two echoes"),
                    typed("size", SIZE, "bytes of the whole packet"),
                    typed("ttl", TTL, "how many routers it may pass"),
                    typed("src-address", Types.IP, "the sender's address"),
                    Argument.of("do-not-fragment", new Argument.Kind.Switch(), "refuse to cut the packet"),
                    typed(INTERFACE, Types.linkInterface(), "the interface to send through"),
                    typed("arp-ping", Types.YES_NO, REFUSED),
                    Argument.of("as-value", new Argument.Kind.Switch(), "values for a script"),
                    typed("dscp", Types.number(0, 63), REFUSED),
                    typed("proplist", Types.BARE_TEXT, REFUSED),
                    typed("routing-table", Types.BARE_TEXT, REFUSED),
                    typed("vrf", Types.BARE_TEXT, REFUSED),
                    Argument.of("without-paging", new Argument.Kind.Switch(), "show all at once")),
            List.of(ADDRESS));

    private static Argument typed(String name, Type type, String help) {
        return Argument.of(name, new Argument.Kind.Typed(type), help);
    }

    /// @return how many echoes came back; with `as-value` what became of each, and nothing is shown
    @Override
    public Value run(Invocation call, Context context) {
        var options = options(call, context);
        context.service(Workspace.class).settle();
        if (Site.given(call, "as-value")) {
            List<Value> all = new ArrayList<>();
            Bounds.Room room = new Bounds.Room();
            ping(
                    options,
                    result -> {
                        room.take(PARTS_OF_A_RESULT, 0);
                        all.add(value(result));
                    },
                    context);
            context.checkInterrupted();
            return all.size() == 1 ? all.getFirst() : Value.Array.of(all);
        }
        context.out().line(PingTable.header());
        PingSummary summary = ping(options, result -> context.out().raw(row(result) + "\n"), context);
        context.out().raw(text(summary) + "\n");
        context.checkInterrupted();
        return new Value.Num(summary.received());
    }

    private static PingSummary ping(PingOptions options, Consumer<PingResult> each, Context context) {
        try {
            return context.service(Pinger.class).ping(options, each, () -> stopped(context));
        } catch (KernelException e) {
            throw new CommandFailure("failure: " + e.getMessage());
        }
    }

    /// `host=10.0.0.1;seq=0;size=56;time=00:00:00.001;ttl=64`, or `status` in place of what did not come.
    private static Value value(PingResult result) {
        Map<String, Value> values = new TreeMap<>();
        switch (result) {
            case PingResult.Reply(int sequence, var host, int size, int ttl, long rttNanos) -> {
                put(values, sequence, host);
                values.put("size", new Value.Num(size));
                values.put("ttl", new Value.Num(ttl));
                values.put("time", new Value.Time(rttNanos));
            }
            case PingResult.TimedOut(int sequence, var target) -> {
                put(values, sequence, target);
                values.put("status", new Value.Str("timeout"));
            }
            case PingResult.Refused(int sequence, var host, int _, int _, var status, long _) -> {
                put(values, sequence, host);
                values.put("status", new Value.Str(status));
            }
            case PingResult.NotSent(int sequence, var target, var status) -> {
                put(values, sequence, target);
                values.put("status", new Value.Str(status));
            }
        }
        return new Value.Array(List.of(), values);
    }

    private static void put(Map<String, Value> values, int sequence, IpAddress.V4 host) {
        values.put("seq", new Value.Num(sequence));
        values.put("host", new Value.Ip(host.bits()));
    }

    private static boolean stopped(Context context) {
        int key = context.interactive() ? context.awaitKey(STOP_KEYS, GLANCE_NANOS) : -1;
        try {
            context.checkInterrupted();
        } catch (CommandFailure _) {
            return true;
        }
        return key >= 0;
    }

    private static PingOptions options(Invocation call, Context context) {
        refuse(call);
        var target = target(Asked.complete(call, ADDRESS, context).values().get(ADDRESS), context);
        var count = number(call, context, "count", COUNT).filter(number -> number > 0);
        var ttl = number(call, context, "ttl", TTL);
        long interval = read(call, context, "interval", Types.TIME)
                .map(value -> value instanceof Value.Time(long nanos) ? nanos : 0L)
                .map(nanos -> Math.max(nanos, LEAST_INTERVAL_NANOS))
                .orElse(PingOptions.DEFAULT_INTERVAL_NANOS);
        return new PingOptions(
                target,
                number(call, context, "size", SIZE).orElse(PingOptions.DEFAULT_SIZE_BYTES),
                count.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                interval,
                ttl.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                Site.given(call, "do-not-fragment"),
                address(call, context, "src-address"),
                linuxName(call, context));
    }

    /// RouterOS knows them.
    private static void refuse(Invocation call) {
        for (String name : REFUSED_ARGUMENTS) {
            if (Site.given(call, name)
                    && !ORDINARY.contains(GivenText.of(call.values().get(name)))) {
                throw new CommandFailure("failure: Braid does not carry out " + name + " of /ping");
            }
        }
    }

    private static Optional<String> linuxName(Invocation call, Context context) {
        return read(call, context, INTERFACE, Types.linkInterface()).map(given -> {
            var names = new LinuxNames(context.service(Workspace.class).view().configuration());
            return (given instanceof Value.Id(long id) ? names.of(id) : Optional.<String>empty())
                    .orElseThrow(() -> new CommandFailure("failure: Linux has no such interface"));
        });
    }

    /// A host by its address, or by a name that is looked up.
    static IpAddress.V4 target(Value given, Context context) {
        var text = GivenText.of(given);
        if (Addresses.ip6(text).isPresent()) {
            throw new CommandFailure("failure: Braid does not carry out /ping of IPv6 addresses");
        }
        if (MacAddress.parse(text).isPresent()) {
            throw new CommandFailure("failure: Braid does not carry out /ping of MAC addresses");
        }
        var ip = Addresses.ip(text).or(() -> NAME.matcher(text).matches() ? resolved(text, context) : Optional.empty());
        return ip.map(found -> new IpAddress.V4(found.bits()))
                .orElseThrow(() -> new CommandFailure(Sentences.invalid(ADDRESS)));
    }

    /// @throws CommandFailure if nobody knows the name: what it was taken for, as RouterOS says it
    private static Optional<Value.Ip> resolved(String name, Context context) {
        try {
            return Addresses.ip(context.service(Host.class).resolve(name, Host.Family.IPV4, Optional.empty()));
        } catch (CommandFailure unknown) {
            throw new CommandFailure(Sentences.invalid(ADDRESS)
                    + ":\n    invalid value of mac-address, mac address required"
                    + "\n    invalid value for argument ipv6-address"
                    + "\n    while resolving ip-address: "
                    + unknown.getMessage().replaceFirst("^failure: ", ""));
        }
    }

    static Optional<IpAddress.V4> address(Invocation call, Context context, String name) {
        return read(call, context, name, Types.IP)
                .flatMap(value ->
                        value instanceof Value.Ip(int bits) ? Optional.of(new IpAddress.V4(bits)) : Optional.empty());
    }

    static Optional<Integer> number(Invocation call, Context context, String name, Type type) {
        return read(call, context, name, type)
                .flatMap(value -> value instanceof Value.Num(long number)
                        ? Optional.of(Math.toIntExact(number))
                        : Optional.empty());
    }

    static Optional<Value> read(Invocation call, Context context, String name, Type type) {
        var given = call.values().get(name);
        if (given == null) {
            return Optional.empty();
        }
        var names = context.service(Workspace.class).view().names();
        return switch (type.read(given, names)) {
            case Type.Reading.Accepted(Value value) -> Optional.of(value);
            case Type.Reading.Refused refused -> throw new CommandFailure(refused.about(name));
        };
    }

    private static String row(PingResult result) {
        return switch (result) {
            case PingResult.Reply(int sequence, var host, int size, int ttl, long rttNanos) ->
                PingTable.answered(sequence, host.toString(), size, ttl, rttNanos);
            case PingResult.TimedOut(int sequence, var target) ->
                PingTable.unanswered(sequence, target.toString(), "timeout");
            case PingResult.Refused(int sequence, var host, int _, int _, var status, long _) ->
                PingTable.unanswered(sequence, host.toString(), status);
            case PingResult.NotSent(int sequence, var target, var status) ->
                PingTable.unanswered(sequence, target.toString(), status);
        };
    }

    private static String text(PingSummary summary) {
        var times = Stream.of(summary.minRttNanos(), summary.averageRttNanos(), summary.maxRttNanos())
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        return PingTable.summary(summary.sent(), summary.received(), summary.lossPercent(), times);
    }
}
