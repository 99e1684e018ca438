package braid.dataplane.tool;

import braid.dataplane.network.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// ICMP echoes (RFC 792) and what came of them, as a machine without socket and clock.
///
/// An echo that has not come back when the next one goes out has timed out, as RouterOS counts; the last one is given
/// a second at least.
///
///      0      1      2             4             6             8
///     | type | code | checksum    | identifier  | sequence    | data ...
public final class Ping {
    private static final int ECHO_REPLY = 0;
    private static final int UNREACHABLE = 3;
    private static final int ECHO = 8;
    private static final int TIME_EXCEEDED = 11;
    private static final int IP_HEADER_BYTES = 20;
    private static final int ICMP_HEADER_BYTES = 8;
    /// The last echo is waited for this long when the interval is shorter.
    private static final long LEAST_TIMEOUT_NANOS = 1_000_000_000L;

    private final PingOptions options;
    private final int identifier;
    private final Map<Integer, Long> sentAtNanos = new LinkedHashMap<>();
    private int nextSequence;
    private long nextSendNanos;
    private long lastDeadlineNanos;
    private int received;
    private long sumNanos;
    private OptionalLong minNanos = OptionalLong.empty();
    private OptionalLong maxNanos = OptionalLong.empty();

    /// What `advance` asks for.
    ///
    /// @param echo a message to send now
    public record Step(Optional<ByteBuffer> echo, List<PingResult> results) {}

    /// @param identifier 16 bits that tell this ping from others on the machine
    public Ping(PingOptions options, int identifier, long nowNanos) {
        this.options = options;
        this.identifier = identifier & 0xffff;
        this.nextSendNanos = nowNanos;
    }

    public Step advance(long nowNanos) {
        List<PingResult> results = new ArrayList<>();
        boolean sendsMore = sendsMore();
        boolean due = (sendsMore ? nextSendNanos : lastDeadlineNanos) - nowNanos <= 0;
        if (!due) {
            return new Step(Optional.empty(), results);
        }
        sentAtNanos.keySet().forEach(sequence -> results.add(new PingResult.TimedOut(sequence, options.target())));
        sentAtNanos.clear();
        if (!sendsMore) {
            return new Step(Optional.empty(), results);
        }
        int sequence = nextSequence++;
        sentAtNanos.put(sequence, nowNanos);
        nextSendNanos = nowNanos + options.intervalNanos();
        lastDeadlineNanos = nowNanos + Math.max(options.intervalNanos(), LEAST_TIMEOUT_NANOS);
        return new Step(Optional.of(echo(sequence)), results);
    }

    /// @param packet from the IPv4 header on; any ICMP packet, of anybody
    public Optional<PingResult> receive(ByteBuffer packet, long nowNanos) {
        ByteBuffer bytes = packet.slice().order(ByteOrder.BIG_ENDIAN);
        int header = headerBytes(bytes, 0);
        if (header == 0 || bytes.limit() < header + ICMP_HEADER_BYTES) {
            return Optional.empty();
        }
        IpAddress.V4 host = new IpAddress.V4(bytes.getInt(12));
        int ttl = bytes.get(8) & 0xff;
        int type = bytes.get(header) & 0xff;
        int code = bytes.get(header + 1) & 0xff;
        return switch (type) {
            case ECHO_REPLY ->
                outstanding(bytes, header).map(sequence -> reply(sequence, host, bytes.limit(), ttl, nowNanos));
            case UNREACHABLE, TIME_EXCEEDED ->
                quoted(bytes, header + ICMP_HEADER_BYTES)
                        .map(sequence -> settle(new PingResult.Refused(
                                sequence,
                                host,
                                bytes.limit(),
                                ttl,
                                status(type, code),
                                nowNanos - sentAtNanos.get(sequence))));
            default -> Optional.empty();
        };
    }

    /// The machine itself refused to send the echo that `advance` made last.
    public PingResult refused(String status) {
        return settle(new PingResult.NotSent(nextSequence - 1, options.target(), status));
    }

    /// Every echo was sent and has come back or timed out.
    public boolean finished() {
        return !sendsMore() && sentAtNanos.isEmpty();
    }

    public long nextDeadlineNanos() {
        return sendsMore() ? nextSendNanos : lastDeadlineNanos;
    }

    public PingSummary summary() {
        OptionalLong average = received == 0 ? OptionalLong.empty() : OptionalLong.of(sumNanos / received);
        return new PingSummary(nextSequence, received, minNanos, average, maxNanos);
    }

    private boolean sendsMore() {
        return options.count().isEmpty() || nextSequence < options.count().getAsInt();
    }

    private ByteBuffer echo(int sequence) {
        ByteBuffer message = ByteBuffer.allocate(options.sizeBytes() - IP_HEADER_BYTES);
        message.put(0, (byte) ECHO).putShort(4, (short) identifier).putShort(6, (short) sequence);
        for (int i = ICMP_HEADER_BYTES; i < message.limit(); i++) {
            message.put(i, (byte) i);
        }
        return message.putShort(2, (short) checksum(message));
    }

    /// RFC 1071.
    private static int checksum(ByteBuffer message) {
        int sum = 0;
        for (int i = 0; i < message.limit(); i += 2) {
            int low = i + 1 < message.limit() ? message.get(i + 1) & 0xff : 0;
            sum += (message.get(i) & 0xff) << 8 | low;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return ~sum & 0xffff;
    }

    /// @return 0 if there is no IPv4 header at `at`
    private static int headerBytes(ByteBuffer bytes, int at) {
        if (bytes.limit() < at + IP_HEADER_BYTES || bytes.get(at) >> 4 != 4) {
            return 0;
        }
        int length = (bytes.get(at) & 15) * 4;
        return length < IP_HEADER_BYTES || bytes.limit() < at + length ? 0 : length;
    }

    /// The sequence of the echo at `at`, if it is one of ours that is waited for.
    private Optional<Integer> outstanding(ByteBuffer bytes, int at) {
        boolean ours = (bytes.getShort(at + 4) & 0xffff) == identifier;
        int low = bytes.getShort(at + 6) & 0xffff;
        return sentAtNanos.keySet().stream()
                .filter(sequence -> ours && (sequence & 0xffff) == low)
                .findFirst();
    }

    /// An error quotes the packet it is about: IP header and eight octets at least.
    private Optional<Integer> quoted(ByteBuffer bytes, int at) {
        int header = headerBytes(bytes, at);
        boolean echo = header > 0
                && bytes.limit() >= at + header + ICMP_HEADER_BYTES
                && bytes.get(at + header) == ECHO
                && bytes.getInt(at + 16) == options.target().bits();
        return echo ? outstanding(bytes, at + header) : Optional.empty();
    }

    private PingResult reply(int sequence, IpAddress.V4 host, int sizeBytes, int ttl, long nowNanos) {
        long rtt = nowNanos - sentAtNanos.get(sequence);
        received++;
        sumNanos += rtt;
        minNanos = OptionalLong.of(Math.min(rtt, minNanos.orElse(rtt)));
        maxNanos = OptionalLong.of(Math.max(rtt, maxNanos.orElse(rtt)));
        return settle(new PingResult.Reply(sequence, host, sizeBytes, ttl, rtt));
    }

    private PingResult settle(PingResult result) {
        sentAtNanos.remove(result.sequence());
        return result;
    }

    /// RouterOS's words for RFC 792's and RFC 1812's codes.
    private static String status(int type, int code) {
        if (type == TIME_EXCEEDED) {
            return code == 0 ? PingResult.TTL_EXCEEDED : "reassembly time exceeded";
        }
        return switch (code) {
            case 0 -> "net unreachable";
            case 1 -> "host unreachable";
            case 2 -> "protocol unreachable";
            case 3 -> "port unreachable";
            case 4 -> "fragmentation needed and DF set";
            case 9, 10, 13 -> "communication administratively prohibited";
            default -> "destination unreachable";
        };
    }
}
