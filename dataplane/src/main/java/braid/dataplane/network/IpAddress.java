package braid.dataplane.network;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An IP address as numbers; text is made by those who print it.
public sealed interface IpAddress extends Comparable<IpAddress> {
    record V4(int bits) implements IpAddress {
        @Override
        public String toString() {
            return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
        }
    }

    record V6(long high, long low) implements IpAddress {
        private static final int GROUPS = 8;

        /// The shortest form (RFC 5952 section 4): the first of the longest runs of zeros is left out.
        @Override
        public String toString() {
            int gap = GROUPS;
            int gapLength = 1;
            for (int first = 0; first < GROUPS; first++) {
                int length = zerosFrom(first);
                if (length > gapLength) {
                    gap = first;
                    gapLength = length;
                }
            }
            return gap == GROUPS ? groups(0, GROUPS) : groups(0, gap) + "::" + groups(gap + gapLength, GROUPS);
        }

        private int zerosFrom(int first) {
            int end = first;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            return end - first;
        }

        private String groups(int from, int end) {
            return IntStream.range(from, end)
                    .mapToObj(index -> Integer.toHexString(group(index)))
                    .collect(Collectors.joining(":"));
        }

        private int group(int index) {
            return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index % 4))) & 0xffff;
        }
    }

    /// IPv4 before IPv6, then by value as unsigned numbers.
    @Override
    default int compareTo(IpAddress other) {
        return switch (this) {
            case V4(int bits) -> other instanceof V4(int otherBits) ? Integer.compareUnsigned(bits, otherBits) : -1;
            case V6(long high, long low) ->
                other instanceof V6(long otherHigh, long otherLow)
                        ? high != otherHigh
                                ? Long.compareUnsigned(high, otherHigh)
                                : Long.compareUnsigned(low, otherLow)
                        : 1;
        };
    }
}
