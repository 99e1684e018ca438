package braid.dataplane.pppoe;

import braid.dataplane.wire.Octets;
import java.util.Optional;
import java.util.OptionalLong;

/// What an access node between host and concentrator says of the line (Broadband Forum TR-101 section 3.9.2): a vendor
/// tag with sub-options.
///
///     | 0 | enterprise 3561 (3) | type (1) length (1) value | ...
///
/// @param circuitId the port of the node; empty text: not said
/// @param remoteId whose line it is; empty text: not said
/// @param upBitsPerSecond from the host
/// @param downBitsPerSecond to the host
public record AccessLine(
        String circuitId, String remoteId, OptionalLong upBitsPerSecond, OptionalLong downBitsPerSecond) {
    static final int ENTERPRISE = 3561;

    private static final int ENTERPRISE_BYTES = 4;
    private static final int OPTION_HEADER_BYTES = 2;
    private static final int CIRCUIT_ID = 0x01;
    private static final int REMOTE_ID = 0x02;
    private static final int ACTUAL_RATE_UP = 0x81;
    private static final int ACTUAL_RATE_DOWN = 0x82;

    // TR-101 table 2: an agent's circuit and remote id are of no more.
    private static final int MAX_ID_BYTES = 63;

    private static final long BITS_PER_KILOBIT = 1000;

    /// @return empty: it is another vendor's, or a sub-option runs past its end
    static Optional<AccessLine> decode(Octets value) {
        if (value.size() < ENTERPRISE_BYTES || value.intAt(0) != ENTERPRISE) {
            return Optional.empty();
        }
        AccessLine line = new AccessLine("", "", OptionalLong.empty(), OptionalLong.empty());
        int at = ENTERPRISE_BYTES;
        while (at < value.size()) {
            if (value.size() - at < OPTION_HEADER_BYTES || value.at(at + 1) > value.size() - at - OPTION_HEADER_BYTES) {
                return Optional.empty();
            }
            int end = at + OPTION_HEADER_BYTES + value.at(at + 1);
            line = line.with(value.at(at), value.slice(at + OPTION_HEADER_BYTES, end));
            at = end;
        }
        return Optional.of(line);
    }

    private AccessLine with(int type, Octets value) {
        return switch (type) {
            case CIRCUIT_ID -> new AccessLine(text(value), remoteId, upBitsPerSecond, downBitsPerSecond);
            case REMOTE_ID -> new AccessLine(circuitId, text(value), upBitsPerSecond, downBitsPerSecond);
            case ACTUAL_RATE_UP -> new AccessLine(circuitId, remoteId, rate(value), downBitsPerSecond);
            case ACTUAL_RATE_DOWN -> new AccessLine(circuitId, remoteId, upBitsPerSecond, rate(value));
            default -> this;
        };
    }

    /// What is no letter may do harm where it is shown.
    private static String text(Octets value) {
        String text = value.text();
        return text.substring(0, Math.min(text.length(), MAX_ID_BYTES)).replaceAll("[^ -~]", "?");
    }

    /// Empty for a length that no rate has, and for a line without one.
    private static OptionalLong rate(Octets kilobits) {
        if (kilobits.size() != Integer.BYTES || kilobits.intAt(0) == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Integer.toUnsignedLong(kilobits.intAt(0)) * BITS_PER_KILOBIT);
    }
}
