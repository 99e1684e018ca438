package braid.dataplane.multilink;

/// One number for each constant of an enum. Owned by one loop; counting allocates nothing.
@SuppressWarnings("EnumOrdinal") // an index into an array, never stored
public final class Counters<E extends Enum<E>> {
    private final long[] values;

    public Counters(Class<E> kinds) {
        values = new long[kinds.getEnumConstants().length];
    }

    public void count(E kind) {
        values[kind.ordinal()]++;
    }

    public void add(E kind, long amount) {
        values[kind.ordinal()] += amount;
    }

    public long get(E kind) {
        return values[kind.ordinal()];
    }
}
