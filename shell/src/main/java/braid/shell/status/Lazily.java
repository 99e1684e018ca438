package braid.shell.status;

import java.util.Optional;
import java.util.function.Supplier;

/// Something that is worked out when it is asked for, and once. Any thread.
final class Lazily<T> implements Supplier<T> {
    private final Supplier<T> work;
    private Optional<T> known = Optional.empty();

    private Lazily(Supplier<T> work) {
        this.work = work;
    }

    static <T> Supplier<T> of(Supplier<T> work) {
        return work instanceof Lazily<T> lazily ? lazily : new Lazily<>(work);
    }

    @Override
    public synchronized T get() {
        if (known.isEmpty()) {
            known = Optional.of(work.get());
        }
        return known.get();
    }
}
