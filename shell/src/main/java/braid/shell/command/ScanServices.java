package braid.shell.command;

import braid.dataplane.errno.KernelException;
import braid.dataplane.pppoe.ServiceSearch.Offer;
import braid.dataplane.tool.ServiceScanner;
import braid.shell.menu.ScanCommand;
import braid.shell.render.Entry;
import braid.shell.render.Field;
import braid.shell.render.TableLayout;
import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.Pause;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// `/interface/pppoe-client/scan`: who offers PPPoE on an interface, until the user has seen enough. Where nobody could
/// end it, and for a script, it looks as long as `duration` says, else two seconds.
final class ScanServices implements CommandBody {
    private static final long SECOND = 1_000_000_000L;
    private static final long USUAL_NANOS = 2 * SECOND;
    private static final long GLANCE_NANOS = 100_000_000L;

    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        site.workspace().settle();
        List<String> columns = columns(call);
        String linuxName = linuxName(call, site);
        boolean live = context.interactive() && !Site.given(call, "as-value");
        try (ServiceScanner.Scan scan = context.service(ServiceScanner.class).begin(linuxName)) {
            if (live) {
                watch(call, context, scan, columns);
                return new Value.Nothing();
            }
            long nanos = Repetition.nanos(call, "duration").orElse(USUAL_NANOS);
            for (long left = nanos; left > 0; left -= GLANCE_NANOS) {
                scan.look();
                context.service(Pause.class).pause(Math.min(left, GLANCE_NANOS));
            }
            List<Offer> offers = scan.look();
            if (Site.given(call, "as-value")) {
                return Value.Array.of(
                        offers.stream().map(offer -> value(offer, columns)).toList());
            }
            lines(offers, columns, context.columns()).forEach(context.out()::line);
            return new Value.Nothing();
        } catch (KernelException e) {
            throw new CommandFailure("failure: " + e.getMessage());
        }
    }

    private static void watch(Invocation call, Context context, ServiceScanner.Scan scan, List<String> columns)
            throws KernelException {
        long interval = Repetition.intervalNanos(call);
        OptionalLong duration = Repetition.nanos(call, "duration");
        LiveBlock live = new LiveBlock(context, !Site.given(call, "without-paging"));
        long left = duration.orElse(Long.MAX_VALUE);
        boolean enough = false;
        while (!enough && left > 0) {
            live.show(lines(scan.look(), columns, context.columns()));
            long pause = Math.min(interval, left);
            left -= duration.isPresent() ? pause : 0;
            enough = live.isLeft(pause);
        }
        live.end();
    }

    /// @throws CommandFailure if it is no interface, or Linux does not have it
    private static String linuxName(Invocation call, Site site) {
        Value given = Asked.complete(call, ScanCommand.INTERFACE, site.context())
                .values()
                .get(ScanCommand.INTERFACE);
        return switch (Types.linkInterface().read(given, site.view().names())) {
            case Type.Reading.Accepted(Value.Id(long id)) ->
                site.view().linuxName(id).orElseThrow(() -> new CommandFailure("failure: interface is not present"));
            case Type.Reading.Accepted _ -> throw new CommandFailure(Sentences.invalid(ScanCommand.INTERFACE));
            case Type.Reading.Refused refused -> throw new CommandFailure(refused.about(ScanCommand.INTERFACE));
        };
    }

    /// What `proplist` asks for, in its order.
    private static List<String> columns(Invocation call) {
        Value given = call.values().get("proplist");
        if (given == null) {
            return ScanCommand.COLUMNS;
        }
        List<String> names = List.of(GivenText.of(given).split(",", -1));
        if (!ScanCommand.COLUMNS.containsAll(names)) {
            throw new CommandFailure(Sentences.noMatch("proplist"));
        }
        return names;
    }

    private static List<String> lines(List<Offer> offers, List<String> columns, int width) {
        List<Field> fields =
                columns.stream().map(name -> new Field(name, false, false)).toList();
        List<Entry> entries = new ArrayList<>();
        for (Offer offer : offers) {
            Map<String, List<String>> cells = new TreeMap<>();
            texts(offer).forEach((name, text) -> cells.put(name, List.of(text)));
            entries.add(new Entry("", Set.of(), Optional.empty(), Optional.empty(), cells));
        }
        return TableLayout.lines(List.of(), fields, entries, width);
    }

    private static Value value(Offer offer, List<String> columns) {
        Map<String, Value> values = new TreeMap<>();
        texts(offer).forEach((name, text) -> values.put(name, new Value.Str(text)));
        values.keySet().retainAll(Set.copyOf(columns));
        return new Value.Array(List.of(), values);
    }

    private static Map<String, String> texts(Offer offer) {
        return Map.of(
                ScanCommand.SERVICE, offer.service(),
                ScanCommand.MAC_ADDRESS, offer.peer().toString(),
                ScanCommand.AC_NAME, offer.acName());
    }
}
