package braid.shell.script;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What scripts ask of the machine: time, chance and names. A service of the router; any thread.
public interface Host {
    Instant now();

    /// The monotonic clock, for durations.
    long nanoTime();

    RandomGenerator random();

    /// The first address of a name, as text.
    ///
    /// @param server whom to ask; empty: as the machine is set up
    /// @throws CommandFailure "failure: dns name does not exist", "failure: dns server failure"
    String resolve(String name, Family family, Optional<Server> server);

    /// Which addresses of a name are wanted.
    enum Family {
        IPV4,
        IPV6,
        /// IPv4 when there is one.
        ANY,
        /// IPv6 when there is one.
        ANY6
    }

    /// @param port 1 to 65535
    record Server(String address, int port) {}
}
