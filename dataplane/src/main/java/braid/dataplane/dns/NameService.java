package braid.dataplane.dns;

import braid.dataplane.status.DnsStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The router's own name service, for the router. Every method may be called from any thread and none waits.
public interface NameService {
    /// What became of a question.
    sealed interface Lookup {
        /// @param addresses as text, in the order in which they came; empty: the name has none of that family
        record Found(List<String> addresses) implements Lookup {}

        record NoSuchName() implements Lookup {}

        /// Nobody could be asked, or nobody answered.
        record Failed() implements Lookup {}
    }

    enum Family {
        IPV4,
        IPV6
    }

    /// Whether there is anybody to ask, or anything that is known.
    boolean inUse();

    /// The addresses of a name.
    ///
    /// @param name one char a byte
    /// @param server whom to ask, and nobody else; empty: as the service is set up
    CompletableFuture<Lookup> resolve(String name, Family family, Optional<ServerAddress> server);

    CompletableFuture<DnsStatus> status();

    /// Forgets what servers have said. Complete when it is done.
    CompletableFuture<Void> flush();
}
