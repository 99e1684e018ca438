package braid.dataplane.network.firewall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Numbers that follow each other, both ends included; prints as `80` or `1000-2000`.
public record NumberSpan(long first, long last) {
    public NumberSpan {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(first + " to " + last);
        }
    }

    /// The same numbers as spans that neither overlap nor touch, in order.
    public static List<NumberSpan> merged(Collection<NumberSpan> spans) {
        List<NumberSpan> merged = new ArrayList<>();
        for (NumberSpan span : spans.stream()
                .sorted(Comparator.comparingLong(NumberSpan::first))
                .toList()) {
            NumberSpan before = merged.isEmpty() ? null : merged.getLast();
            if (before != null && span.first <= before.last + 1) {
                merged.set(merged.size() - 1, new NumberSpan(before.first, Math.max(before.last, span.last)));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    public boolean single() {
        return first == last;
    }

    @Override
    public String toString() {
        return single() ? Long.toString(first) : first + "-" + last;
    }
}
