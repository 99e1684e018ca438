package braid.dataplane.network.firewall;

/// Numbers that follow each other, both ends included; prints as `80` or `1000-2000`.
public record NumberSpan(long first, long last) {
    public NumberSpan {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(first + " to " + last);
        }
    }

    public boolean single() {
        return first == last;
    }

    @Override
    public String toString() {
        return single() ? Long.toString(first) : first + "-" + last;
    }
}
