package braid.dataplane.network.firewall;

import braid.dataplane.network.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// IPv4 addresses that follow each other, both ends included.
public record AddressSpan(IpAddress.V4 first, IpAddress.V4 last) implements Comparable<AddressSpan> {
    private static final long ALL = 0xffff_ffffL;

    public AddressSpan {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException(first + " is after " + last);
        }
    }

    public static AddressSpan of(IpAddress.V4 one) {
        return new AddressSpan(one, one);
    }

    /// @param bits 0 to 32; the address's host bits are ignored
    public static AddressSpan ofPrefix(IpAddress.V4 address, int bits) {
        int mask = bits == 0 ? 0 : -1 << (32 - bits);
        return new AddressSpan(new IpAddress.V4(address.bits() & mask), new IpAddress.V4(address.bits() | ~mask));
    }

    public boolean single() {
        return first.equals(last);
    }

    public boolean everything() {
        return first.bits() == 0 && last.bits() == -1;
    }

    /// The bits of the prefix that these addresses are; -1 if they are none.
    public int prefixBits() {
        long size = unsigned(last) - unsigned(first) + 1;
        boolean aligned = Long.bitCount(size) == 1 && (unsigned(first) & (size - 1)) == 0;
        return aligned ? 32 - Long.numberOfTrailingZeros(size) : -1;
    }

    /// The same addresses as spans that neither overlap nor touch, in order.
    public static List<AddressSpan> merged(Collection<AddressSpan> spans) {
        List<AddressSpan> merged = new ArrayList<>();
        for (AddressSpan span : spans.stream().sorted().toList()) {
            AddressSpan before = merged.isEmpty() ? null : merged.getLast();
            if (before != null && unsigned(span.first) <= Math.min(unsigned(before.last) + 1, ALL)) {
                IpAddress.V4 last = before.last.compareTo(span.last) >= 0 ? before.last : span.last;
                merged.set(merged.size() - 1, new AddressSpan(before.first, last));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /// Whether one of these spans holds the address.
    ///
    /// @param merged of [#merged]
    public static boolean cover(List<AddressSpan> merged, IpAddress.V4 address) {
        int low = 0;
        int high = merged.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (merged.get(middle).first.compareTo(address) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && merged.get(low - 1).last.compareTo(address) >= 0;
    }

    @Override
    public int compareTo(AddressSpan other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }

    /// `10.0.0.0/8`, `10.0.0.1`, `10.0.0.1-10.0.0.9`.
    @Override
    public String toString() {
        int bits = prefixBits();
        return single() ? first.toString() : bits >= 0 ? first + "/" + bits : first + "-" + last;
    }

    private static long unsigned(IpAddress.V4 address) {
        return address.bits() & ALL;
    }
}
