package braid.shell.intent;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.NumberSpan;
import braid.shell.menu.IpProtocols;
import braid.shell.schema.GivenText;
import braid.shell.value.Addresses;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How values in firewall rules are written.
final class RuleReading {
    static final long NANOS_PER_SECOND = 1_000_000_000L;
    static final int TCP = 6;
    /// TCP, UDP, DCCP, SCTP and UDP-Lite.
    static final Set<Integer> WITH_PORTS = Set.of(TCP, 17, 33, 132, 136);

    private static final String NOT = "!";

    private RuleReading() {}

    /// A matcher's value, and whether it is asked the other way round.
    record Asked(boolean not, Value value) {
        String text() {
            return GivenText.of(value);
        }

        List<String> words() {
            List<String> words = new ArrayList<>();
            if (value instanceof Value.Array array) {
                array.elements().forEach(element -> words.add(GivenText.of(element)));
            } else {
                words.addAll(List.of(text().split(",", -1)));
            }
            return words;
        }
    }

    static Asked asked(Value value) {
        if (value instanceof Value.Array array && array.keyed().containsKey(NOT)) {
            return new Asked(true, array.keyed().get(NOT));
        }
        return new Asked(false, value);
    }

    /// `10.0.0.1`, `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `10.0.0.1-10.0.0.9`.
    static AddressSpan addresses(String text) {
        int slash = text.indexOf('/');
        int dash = text.indexOf('-');
        if (dash > 0) {
            IpAddress.V4 first = address(text.substring(0, dash));
            IpAddress.V4 last = address(text.substring(dash + 1));
            if (first.compareTo(last) > 0) {
                throw Unfit.refused("range " + text + " ends before it begins");
            }
            return new AddressSpan(first, last);
        }
        if (slash < 0) {
            return AddressSpan.of(address(text));
        }
        IpAddress.V4 network = address(text.substring(0, slash));
        String mask = text.substring(slash + 1);
        if (mask.indexOf('.') < 0) {
            return AddressSpan.ofPrefix(network, (int) number(mask, 0, 32));
        }
        int bits = address(mask).bits();
        int ones = Integer.numberOfLeadingZeros(~bits);
        if (bits != (ones == 0 ? 0 : -1 << (32 - ones))) {
            throw Unfit.refused("mask " + mask + " has gaps");
        }
        return AddressSpan.ofPrefix(network, ones);
    }

    static IpAddress.V4 address(String text) {
        return Addresses.ip(text)
                .map(ip -> new IpAddress.V4(ip.bits()))
                .orElseThrow(() -> Unfit.refused(text + " is no IPv4 address"));
    }

    static int protocol(String text) {
        Integer known = IpProtocols.NUMBERS.get(text);
        return known != null ? known : (int) number(text, 0, 255);
    }

    /// `80`, `1000-2000`.
    static NumberSpan span(String text, long most) {
        int dash = text.indexOf('-');
        long first = number(dash < 0 ? text : text.substring(0, dash), 0, most);
        long last = dash < 0 ? first : number(text.substring(dash + 1), 0, most);
        if (last < first) {
            throw Unfit.refused("range " + text + " ends before it begins");
        }
        return new NumberSpan(first, last);
    }

    static long number(String text, long least, long most) {
        return parsed(text)
                .filter(number -> number >= least && number <= most)
                .orElseThrow(() -> Unfit.refused(text + " is no number from " + least + " to " + most));
    }

    /// With `k`, `M` or `G` behind it.
    static long quantity(String text) {
        int last = text.length() - 1;
        long unit = last < 1
                ? 1
                : switch (text.charAt(last)) {
                    case 'k' -> 1_000L;
                    case 'M' -> 1_000_000L;
                    case 'G' -> 1_000_000_000L;
                    default -> 1L;
                };
        return number(unit == 1 ? text : text.substring(0, last), 0, Long.MAX_VALUE / unit) * unit;
    }

    private static Optional<Long> parsed(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
