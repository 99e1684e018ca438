package braid.shell;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Host;
import braid.shell.value.Addresses;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The machine itself.
final class SystemHost implements Host {
    static final String NO_NAME = "failure: dns name does not exist";
    static final String NO_SERVER = "failure: dns server failure";

    private final RandomGenerator random = new SecureRandom();

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
        return server.isPresent() ? asked(name, family, server.get()) : known(name, family);
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

    private String asked(String name, Family family, Server server) {
        List<Integer> types = switch (family) {
            case IPV4 -> List.of(DnsQuestion.A);
            case IPV6 -> List.of(DnsQuestion.AAAA);
            case ANY -> List.of(DnsQuestion.A, DnsQuestion.AAAA);
            case ANY6 -> List.of(DnsQuestion.AAAA, DnsQuestion.A);
        };
        InetAddress address = Addresses.read(server.address())
                .map(SystemHost::address)
                .orElseThrow(() -> new CommandFailure(Sentences.invalid("server")));
        for (int type : types) {
            Optional<String> found = DnsQuestion.ask(name, type, new InetSocketAddress(address, server.port()), random);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new CommandFailure(NO_NAME);
    }

    /// An address that needs no name to be asked for.
    private static InetAddress address(Value literal) {
        return InetAddress.ofLiteral(Texts.of(literal));
    }
}
