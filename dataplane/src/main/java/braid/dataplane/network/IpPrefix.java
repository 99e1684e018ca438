package braid.dataplane.network;

/// An address and how many of its leading bits name the network; host bits are kept.
public record IpPrefix(IpAddress address, int bits) implements Comparable<IpPrefix> {
    public IpPrefix {
        int width = address instanceof IpAddress.V4 ? 32 : 128;
        if (bits < 0 || bits > width) {
            throw new IllegalArgumentException("prefix of " + bits + " bits");
        }
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
