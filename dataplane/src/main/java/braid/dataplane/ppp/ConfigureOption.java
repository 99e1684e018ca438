package braid.dataplane.ppp;

import braid.dataplane.wire.Octets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An option of a Configure packet as it stands on the wire (RFC 1661 section 5).
///
///     | type (1) | length (1), these two included | data |
///
/// @param data at most 253 octets
public record ConfigureOption(int type, Octets data) {
    private static final int HEADER_BYTES = 2;

    public ConfigureOption {
        if (type < 0 || type > 255 || data.size() > 255 - HEADER_BYTES) {
            throw new IllegalArgumentException("option " + type + " of " + data.size() + " octets");
        }
    }

    /// @return empty if an option's length is less than two or runs past the end; then the whole packet is discarded
    public static Optional<List<ConfigureOption>> decodeList(Octets data) {
        List<ConfigureOption> options = new ArrayList<>();
        int at = 0;
        while (at < data.size()) {
            if (data.size() - at < HEADER_BYTES) {
                return Optional.empty();
            }
            int length = data.at(at + 1);
            if (length < HEADER_BYTES || length > data.size() - at) {
                return Optional.empty();
            }
            options.add(new ConfigureOption(data.at(at), data.slice(at + HEADER_BYTES, at + length)));
            at += length;
        }
        return Optional.of(List.copyOf(options));
    }

    public static Octets encodeList(List<ConfigureOption> options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ConfigureOption option : options) {
            bytes.write(option.type);
            bytes.write(HEADER_BYTES + option.data.size());
            bytes.writeBytes(option.data.toArray());
        }
        return Octets.of(bytes.toByteArray());
    }
}
