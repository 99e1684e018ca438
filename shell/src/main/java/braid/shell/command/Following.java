package braid.shell.command;

import braid.shell.render.Hint;
import braid.shell.render.Printout;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.Pause;
import braid.shell.status.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `print follow`: what is there, then what comes, below it, until Ctrl-C. `follow-only` begins with what
/// comes; `on-event` runs for each new item.
final class Following {
    /// How often it looks, unless `interval=` says otherwise.
    private static final long LOOK_NANOS = 500_000_000;

    private static final String HINT = "-- Ctrl-C to quit. Space prints separator. New entries will appear at bottom.";

    private record Key(String owner, long id) {}

    private final Invocation call;
    private final Site site;
    private final PrintForms forms;
    private final Context context;
    private final long intervalNanos;
    private Set<Key> seen = Set.of();

    Following(Invocation call, Site site, PrintForms forms) {
        this.call = call;
        this.site = site;
        this.forms = forms;
        this.context = site.context();
        this.intervalNanos = Repetition.nanos(call, "interval").orElse(LOOK_NANOS);
    }

    /// Ends when somebody interrupts it; to a person at a terminal that is how it is left.
    void run() {
        List<Row> first = rows();
        Printout printed = forms.of(first);
        if (!Site.given(call, "follow-only")) {
            printed.lines().forEach(context.out()::line);
        } else {
            printed.head().forEach(context.out()::line);
        }
        noteSeen(first);
        try {
            while (true) {
                Hint hint = Hint.of(HINT, context.columns());
                write(hint.text());
                boolean separator = await();
                write(hint.erased(context.columns()));
                if (separator) {
                    context.out().line("");
                }
                context.checkInterrupted();
                showNew();
            }
        } catch (CommandFailure.Interrupted interrupted) {
            if (!context.interactive()) {
                throw interrupted;
            }
        }
    }

    private List<Row> rows() {
        List<Row> rows = Print.rows(call, site);
        Print.remember(rows, site);
        return rows;
    }

    private void showNew() {
        List<Row> rows = rows();
        if (rows.stream().map(Following::key).allMatch(seen::contains)) {
            noteSeen(rows);
            return;
        }
        Printout printed = forms.of(rows);
        if (seen.isEmpty()) {
            printed.head().forEach(context.out()::line);
        }
        Optional<Invocation.Code> event = Optional.ofNullable(call.blocks().get("on-event"));
        for (int i = 0; i < rows.size(); i++) {
            if (!seen.contains(key(rows.get(i)))) {
                if (i < printed.items().size()) {
                    printed.items().get(i).forEach(context.out()::line);
                }
                event.ifPresent(code -> code.run(context, Map.of()));
            }
        }
        noteSeen(rows);
    }

    private void noteSeen(List<Row> rows) {
        Set<Key> now = new HashSet<>();
        rows.forEach(row -> now.add(key(row)));
        seen = now;
    }

    private static Key key(Row row) {
        return new Key(row.owner(), row.id());
    }

    /// @return whether a separator is wanted
    private boolean await() {
        if (!context.interactive()) {
            context.service(Pause.class).pause(intervalNanos);
            return false;
        }
        return context.awaitKey(" ", intervalNanos) == ' ';
    }

    private void write(String text) {
        if (context.interactive()) {
            context.out().raw(text);
        }
    }
}
