package braid.shell.testing;

import braid.shell.script.CommandFailure;
import braid.shell.script.Host;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// A machine whose clock begins at noon, where chance has a seed, and one name is known.
public final class FixedHost implements Host {
    private final RandomGenerator random = new Random(1);
    private long nanos;

    @Override
    public Instant now() {
        return TestConsole.NOON.plusNanos(nanoTime());
    }

    /// A microsecond later each time.
    @Override
    public long nanoTime() {
        nanos += 1_000;
        return nanos;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public String resolve(String name, Family family, Optional<Server> server) {
        if (!name.equals("example.com")) {
            throw new CommandFailure("failure: dns name does not exist");
        }
        return switch (family) {
            case IPV4, ANY -> "192.0.2.1";
            case IPV6, ANY6 -> "2001:db8::1";
        };
    }
}
