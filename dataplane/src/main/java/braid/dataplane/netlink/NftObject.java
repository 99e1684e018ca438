package braid.dataplane.netlink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What nf_tables says about one of its objects, for IPv4 (include/uapi/linux/netfilter/nf_tables.h).
public sealed interface NftObject {
    /// Of the table the object is in, or is.
    String table();

    record Table(String table) implements NftObject {
        static Optional<Table> decode(NetlinkMessage message) {
            return Nfnetlink.ofIpv4(message)
                    ? Optional.of(new Table(attributes(message).text(NAME)))
                    : Optional.empty();
        }
    }

    /// @param place `type hook priority` (`filter input 0`); empty for a chain without a hook
    record Chain(String table, String name, String place) implements NftObject {
        private static final int CHAIN_NAME = 3;
        private static final int HOOK = 4;
        private static final int TYPE = 7;
        private static final int HOOK_NUMBER = 1;
        private static final int HOOK_PRIORITY = 2;
        private static final List<String> HOOKS = List.of("prerouting", "input", "forward", "output", "postrouting");

        static Optional<Chain> decode(NetlinkMessage message) {
            if (!Nfnetlink.ofIpv4(message)) {
                return Optional.empty();
            }
            Attributes attributes = attributes(message);
            Attributes hook = attributes.nest(HOOK);
            int number = hook.be32(HOOK_NUMBER).orElse(-1);
            String place = number < 0 || number >= HOOKS.size()
                    ? ""
                    : attributes.text(TYPE) + " " + HOOKS.get(number) + " "
                            + hook.be32(HOOK_PRIORITY).orElse(0);
            return Optional.of(new Chain(attributes.text(NAME), attributes.text(CHAIN_NAME), place));
        }
    }

    /// @param comment empty where there is none
    /// @param packets of its counter; 0 where it has none
    record Rule(String table, String chain, long handle, String comment, long packets, long bytes)
            implements NftObject {
        private static final int RULE_CHAIN = 2;
        private static final int HANDLE = 3;
        private static final int EXPRESSIONS = 4;
        private static final int USER_DATA = 7;
        private static final int EXPRESSION_NAME = 1;
        private static final int EXPRESSION_DATA = 2;
        private static final int COUNTER_BYTES = 1;
        private static final int COUNTER_PACKETS = 2;

        static Optional<Rule> decode(NetlinkMessage message) {
            return decode(message, true);
        }

        /// Without its counters: who hears of a new rule wants its handle.
        static Optional<Rule> decodeNotified(NetlinkMessage message) {
            return decode(message, false);
        }

        private static Optional<Rule> decode(NetlinkMessage message, boolean counted) {
            if (!Nfnetlink.ofIpv4(message)) {
                return Optional.empty();
            }
            Attributes attributes = attributes(message);
            Optional<Attributes> counter =
                    counted ? attributes.bytes(EXPRESSIONS).flatMap(Rule::counter) : Optional.empty();
            return Optional.of(new Rule(
                    attributes.text(NAME),
                    attributes.text(RULE_CHAIN),
                    attributes.be64(HANDLE).orElse(0),
                    attributes.bytes(USER_DATA).map(Rule::comment).orElse(""),
                    counter.map(data -> data.be64(COUNTER_PACKETS).orElse(0)).orElse(0L),
                    counter.map(data -> data.be64(COUNTER_BYTES).orElse(0)).orElse(0L)));
        }

        private static Optional<Attributes> counter(ByteBuffer expressions) {
            List<Attributes> found = new ArrayList<>();
            Attributes.each(expressions, 0, (_, bytes) -> {
                Attributes expression = Attributes.of(bytes, 0);
                if (expression.text(EXPRESSION_NAME).equals("counter")) {
                    found.add(expression.nest(EXPRESSION_DATA));
                }
            });
            return found.stream().findFirst();
        }

        /// libnftnl's user data: number, length and value, an octet each for the first two; number 0 is the comment.
        private static String comment(ByteBuffer data) {
            int at = 0;
            while (data.limit() - at >= 2) {
                int length = data.get(at + 1) & 0xff;
                if (length > data.limit() - at - 2) {
                    break;
                }
                if (data.get(at) == 0) {
                    byte[] text = new byte[length];
                    data.get(at + 2, text);
                    int end = length > 0 && text[length - 1] == 0 ? length - 1 : length;
                    return new String(text, 0, end, StandardCharsets.UTF_8);
                }
                at += 2 + length;
            }
            return "";
        }
    }

    /// @param learning whether packets add to it (NFT_SET_EVAL)
    /// @param anonymous part of a rule
    record Set(String table, String name, boolean intervals, boolean learning, boolean anonymous) implements NftObject {
        private static final int SET_NAME = 2;
        private static final int FLAGS = 3;
        private static final int ANONYMOUS_FLAG = 0x1;
        private static final int INTERVAL_FLAG = 0x4;
        private static final int EVALUATE_FLAG = 0x20;

        static Optional<Set> decode(NetlinkMessage message) {
            if (!Nfnetlink.ofIpv4(message)) {
                return Optional.empty();
            }
            Attributes attributes = attributes(message);
            int flags = attributes.be32(FLAGS).orElse(0);
            return Optional.of(new Set(
                    attributes.text(NAME),
                    attributes.text(SET_NAME),
                    (flags & INTERVAL_FLAG) != 0,
                    (flags & EVALUATE_FLAG) != 0,
                    (flags & ANONYMOUS_FLAG) != 0));
        }
    }

    /// Some of a set's elements.
    record Elements(String table, String set, List<Element> elements) implements NftObject {
        private static final int ELEMENT_SET = 2;
        private static final int LIST = 3;

        public Elements {
            elements = List.copyOf(elements);
        }

        static Optional<Elements> decode(NetlinkMessage message) {
            if (!Nfnetlink.ofIpv4(message)) {
                return Optional.empty();
            }
            Attributes attributes = attributes(message);
            List<Element> elements = new ArrayList<>();
            attributes
                    .bytes(LIST)
                    .ifPresent(list -> Attributes.each(
                            list, 0, (_, bytes) -> Element.decode(bytes).ifPresent(elements::add)));
            return Optional.of(new Elements(attributes.text(NAME), attributes.text(ELEMENT_SET), elements));
        }
    }

    /// @param key as the set's type has it: an address in network byte order, a name padded with NULs
    /// @param end whether an interval ends before it (NFT_SET_ELEM_INTERVAL_END)
    /// @param timeoutMillis 0: it stays
    /// @param expiresMillis how long it stays yet
    record Element(List<Byte> key, boolean end, long timeoutMillis, long expiresMillis) {
        private static final int KEY = 1;
        private static final int FLAGS = 3;
        private static final int TIMEOUT = 4;
        private static final int EXPIRATION = 5;
        private static final int DATA_VALUE = 1;

        static Optional<Element> decode(ByteBuffer bytes) {
            Attributes attributes = Attributes.of(bytes, 0);
            return attributes.nest(KEY).bytes(DATA_VALUE).map(value -> {
                List<Byte> key = new ArrayList<>();
                for (int i = 0; i < value.limit(); i++) {
                    key.add(value.get(i));
                }
                return new Element(
                        List.copyOf(key),
                        (attributes.be32(FLAGS).orElse(0) & 1) != 0,
                        attributes.be64(TIMEOUT).orElse(0),
                        attributes.be64(EXPIRATION).orElse(0));
            });
        }

        /// The key as four octets.
        public int address() {
            int bits = 0;
            for (int i = 0; i < 4; i++) {
                bits = bits << 8 | (i < key.size() ? key.get(i) & 0xff : 0);
            }
            return bits;
        }

        /// The key as text that ends at its first NUL.
        public String text() {
            StringBuilder text = new StringBuilder();
            for (byte octet : key) {
                if (octet == 0) {
                    break;
                }
                text.append((char) (octet & 0xff));
            }
            return text.toString();
        }
    }

    /// In most objects the first attribute is the table's name.
    int NAME = 1;

    private static Attributes attributes(NetlinkMessage message) {
        return Attributes.of(message.payload(), Nfnetlink.HEADER_BYTES);
    }
}
