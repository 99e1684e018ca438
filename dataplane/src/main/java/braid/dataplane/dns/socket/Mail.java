package braid.dataplane.dns.socket;

import braid.dataplane.dns.NameService.Lookup;
import braid.dataplane.dns.Question;
import braid.dataplane.dns.ServerAddress;
import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.status.DnsStatus;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What others ask of the service's thread.
sealed interface Mail {
    record Configure(DnsSettings settings, CompletableFuture<Void> done) implements Mail {}

    /// @param server whom to ask; empty: as the service is set up
    record Resolve(Question question, Optional<ServerAddress> server, CompletableFuture<Lookup> answer)
            implements Mail {}

    record Status(CompletableFuture<DnsStatus> answer) implements Mail {}

    record Flush(CompletableFuture<Void> done) implements Mail {}
}
