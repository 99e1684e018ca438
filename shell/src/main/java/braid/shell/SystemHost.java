package braid.shell;

import braid.shell.script.CommandFailure;
import braid.shell.script.Host;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// The machine itself.
final class SystemHost implements Host {
    private static final String NO_NAME = "failure: dns name does not exist";
    private static final String NO_SERVER = "failure: dns server failure";

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

    /// By a question to that server, of two seconds at most.
    private static String asked(String name, Family family, Server server) {
        List<String> types = switch (family) {
            case IPV4 -> List.of("A");
            case IPV6 -> List.of("AAAA");
            case ANY -> List.of("A", "AAAA");
            case ANY6 -> List.of("AAAA", "A");
        };
        var settings = new Hashtable<String, String>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, "dns://" + server.address() + ":" + server.port());
        settings.put("com.sun.jndi.dns.timeout.initial", "1000");
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
        try {
            var directory = new InitialDirContext(settings);
            try {
                var attributes = directory.getAttributes(name, types.toArray(String[]::new));
                for (String type : types) {
                    if (attributes.get(type) != null) {
                        return attributes.get(type).get().toString();
                    }
                }
                throw new CommandFailure(NO_NAME);
            } finally {
                directory.close();
            }
        } catch (NameNotFoundException e) {
            throw new CommandFailure(NO_NAME);
        } catch (NamingException e) {
            throw new CommandFailure(NO_SERVER);
        }
    }
}
