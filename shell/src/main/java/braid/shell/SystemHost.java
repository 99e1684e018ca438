package braid.shell;

import braid.dataplane.dns.NameService;
import braid.dataplane.dns.NameService.Lookup;
import braid.dataplane.dns.ServerAddress;
import braid.dataplane.dns.socket.DnsService;
import braid.dataplane.dns.socket.Surroundings;
import braid.dataplane.network.IpAddress;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Host;
import braid.shell.value.Addresses;
import braid.shell.value.Value;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The machine itself. Names are looked up by the router's own name service; while nothing is set up there, as the
/// machine does it.
final class SystemHost implements Host {
    private static final String NO_NAME = "failure: dns name does not exist";
    private static final String NO_SERVER = "failure: dns server failure";
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final int NO_PORT = 0;

    private final RandomGenerator random = new SecureRandom();
    private Optional<NameService> service;

    /// @param running the router's name service; empty without a running router
    SystemHost(Optional<NameService> running) {
        service = running;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public String resolve(String name, Family family, Optional<Server> server) {
        Optional<ServerAddress> asked = server.map(SystemHost::address);
        if (Addresses.read(name).isPresent() || (asked.isEmpty() && !inUse())) {
            return known(name, family);
        }
        List<NameService.Family> families = switch (family) {
            case IPV4 -> List.of(NameService.Family.IPV4);
            case IPV6 -> List.of(NameService.Family.IPV6);
            case ANY -> List.of(NameService.Family.IPV4, NameService.Family.IPV6);
            case ANY6 -> List.of(NameService.Family.IPV6, NameService.Family.IPV4);
        };
        for (NameService.Family each : families) {
            Optional<String> found = found(awaited(service().resolve(name, each, asked)));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new CommandFailure(NO_NAME);
    }

    private synchronized boolean inUse() {
        return service.filter(NameService::inUse).isPresent();
    }

    /// Without a router there is one for questions only.
    private synchronized NameService service() {
        NameService known = service.orElseGet(() ->
                DnsService.start(() -> Surroundings.NONE, NO_PORT, random, (_, defect) -> defect.printStackTrace()));
        service = Optional.of(known);
        return known;
    }

    private static Optional<String> found(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(List<String> addresses) -> addresses.stream().findFirst();
            case Lookup.NoSuchName() -> throw new CommandFailure(NO_NAME);
            case Lookup.Failed() -> throw new CommandFailure(NO_SERVER);
        };
    }

    private static Lookup awaited(Future<Lookup> lookup) {
        try {
            return lookup.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure.Interrupted();
        } catch (ExecutionException | TimeoutException e) {
            throw new CommandFailure(NO_SERVER);
        }
    }

    private static String known(String name, Family family) {
        try {
            List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(name));
            Stream<InetAddress> four = all.stream().filter(Inet4Address.class::isInstance);
            Stream<InetAddress> six = all.stream().filter(Inet6Address.class::isInstance);
            Stream<InetAddress> wanted = switch (family) {
                case IPV4 -> four;
                case IPV6 -> six;
                case ANY -> Stream.concat(four, six);
                case ANY6 -> Stream.concat(six, four);
            };
            return wanted.findFirst()
                    .map(address -> address.getHostAddress().replaceAll("%.*", ""))
                    .orElseThrow(() -> new CommandFailure(NO_NAME));
        } catch (UnknownHostException e) {
            throw new CommandFailure(NO_NAME);
        }
    }

    private static ServerAddress address(Server server) {
        return Addresses.read(server.address())
                .flatMap(SystemHost::numbers)
                .map(address -> new ServerAddress(address, server.port()))
                .orElseThrow(() -> new CommandFailure(Sentences.invalid("server")));
    }

    private static Optional<IpAddress> numbers(Value literal) {
        return switch (literal) {
            case Value.Ip(int bits) -> Optional.of(new IpAddress.V4(bits));
            case Value.Ip6(long high, long low) -> Optional.of(new IpAddress.V6(high, low));
            default -> Optional.empty();
        };
    }
}
