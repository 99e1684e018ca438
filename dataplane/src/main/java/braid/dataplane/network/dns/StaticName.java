package braid.dataplane.network.dns;

import braid.dataplane.network.IpAddress;
import java.util.List;

/// What the router knows by itself about names.
///
/// @param key for problems
/// @param ttlSeconds what those who ask are told; 0 to 2^31 - 1
public record StaticName(String key, Names names, Data data, long ttlSeconds) {
    /// Which names are meant. A text of a name has one char a byte and no dot at its end.
    public sealed interface Names {
        record One(String name) implements Names {}

        /// A name and all below it.
        record Subtree(String name) implements Names {}

        /// @param regex of [java.util.regex.Pattern]; it is looked for anywhere in the name, in lower case
        record Matching(String regex) implements Names {}
    }

    /// What is said about them.
    public sealed interface Data {
        record Address(IpAddress address) implements Data {}

        /// Another name for it (CNAME).
        record Alias(String name) implements Data {}

        /// There is no such name.
        record Missing() implements Data {}

        /// These servers are asked, and no others.
        record Forward(List<IpAddress> servers) implements Data {
            public Forward {
                servers = List.copyOf(servers);
            }
        }

        record MailExchange(int preference, String name) implements Data {}

        record NameServer(String name) implements Data {}

        record Text(String text) implements Data {}

        record Service(int priority, int weight, int port, String target) implements Data {}
    }
}
