package braid.shell.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The verdicts on a text while it is gone through: of several on a line the worst. One thread.
public final class Ledger {
    private final Map<Integer, Verdict> verdicts = new TreeMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    public void note(Verdict verdict) {
        verdicts.merge(verdict.line(), verdict, Verdict::worse);
    }

    /// Takes over what another one holds.
    public void add(Ledger other) {
        other.verdicts.values().forEach(this::note);
        lines.putAll(other.lines);
    }

    /// Remembers which line changed an item last.
    ///
    /// @param item its [braid.shell.config.ItemKey]
    public void changed(String item, int line) {
        lines.put(item, line);
    }

    /// The line that changed an item last.
    public Optional<Integer> lineOf(String item) {
        return Optional.ofNullable(lines.get(item));
    }

    /// Notes why items cannot be honoured, by their keys.
    public void refuse(Map<String, String> reasons) {
        reasons.forEach((item, reason) ->
                lineOf(item).ifPresent(line -> note(new Verdict(line, LineState.REFUSED, reason))));
    }

    /// In the order of the lines.
    public List<Verdict> verdicts() {
        return new ArrayList<>(verdicts.values());
    }

    public long count(LineState state) {
        return verdicts.values().stream()
                .filter(verdict -> verdict.state() == state)
                .count();
    }
}
