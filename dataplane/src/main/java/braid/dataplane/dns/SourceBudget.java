package braid.dataplane.dns;

import braid.dataplane.network.IpAddress;

/// How many bytes more than it sent a host may be sent by UDP, where the sender's address proves nothing: whoever asks
/// in somebody else's name gains nothing by it. Above that the host is told to ask by TCP, with no more bytes than it
/// sent. Hosts may share an account; there is a fixed number of them.
public final class SourceBudget {
    // Chosen by us: some hundred answers at once, and some hundred a second for ever.
    private static final int ACCOUNTS = 1 << 13;
    private static final long MOST_BYTES = 256 << 10;
    private static final long BYTES_A_SECOND = 32 << 10;
    private static final long NANOS_A_BYTE = 1_000_000_000L / BYTES_A_SECOND;

    private final long[] spentBytes = new long[ACCOUNTS];
    private final long[] countedNanos = new long[ACCOUNTS];
    private final int secret;

    /// @param secret chosen by chance, so that nobody knows with whom he shares an account
    public SourceBudget(int secret) {
        this.secret = secret;
    }

    /// Takes bytes off the account of a host.
    ///
    /// @param source a host by its address; of IPv6 the first 64 bits count
    /// @return whether it had them
    public boolean take(IpAddress source, int bytes, long nowNanos) {
        int account = account(source);
        long earnedBytes = (nowNanos - countedNanos[account]) / NANOS_A_BYTE;
        if (spentBytes[account] == 0 || earnedBytes >= spentBytes[account]) {
            spentBytes[account] = 0;
            countedNanos[account] = nowNanos;
        } else if (earnedBytes > 0) {
            spentBytes[account] -= earnedBytes;
            countedNanos[account] += earnedBytes * NANOS_A_BYTE;
        }
        if (spentBytes[account] + bytes > MOST_BYTES) {
            return false;
        }
        spentBytes[account] += bytes;
        return true;
    }

    private int account(IpAddress source) {
        long bits = switch (source) {
            case IpAddress.V4(int address) -> address;
            case IpAddress.V6(long high, long _) -> high;
        };
        long mixed = (bits ^ secret) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 32 ^ secret) * 0xD6E8_FEB8_6659_FD93L;
        return (int) (mixed >>> 32) & ACCOUNTS - 1;
    }
}
