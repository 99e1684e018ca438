package braid.dataplane.network;

/// An address and how many of its leading bits name the network; host bits are kept.
public record IpPrefix(IpAddress address, int bits) implements Comparable<IpPrefix> {
    public IpPrefix {
        int width = address instanceof IpAddress.V4 ? 32 : 128;
        if (bits < 0 || bits > width) {
            throw new IllegalArgumentException("prefix of " + bits + " bits");
        }
    }

    /// The same without host bits.
    public IpPrefix network() {
        return new IpPrefix(masked(address, bits), bits);
    }

    public boolean contains(IpAddress other) {
        return other.getClass() == address.getClass() && masked(other, bits).equals(masked(address, bits));
    }

    private static IpAddress masked(IpAddress address, int bits) {
        return switch (address) {
            case IpAddress.V4(int all) -> new IpAddress.V4(bits == 0 ? 0 : all & (-1 << (32 - bits)));
            case IpAddress.V6(long high, long low) ->
                new IpAddress.V6(
                        bits == 0 ? 0 : bits >= 64 ? high : high & (-1L << (64 - bits)),
                        bits <= 64 ? 0 : low & (-1L << (128 - bits)));
        };
    }

    @Override
    public int compareTo(IpPrefix other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return address + "/" + bits;
    }
}
