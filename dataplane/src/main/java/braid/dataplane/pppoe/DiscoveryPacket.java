package braid.dataplane.pppoe;

import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppoeCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A PADI, PADO, PADR, PADS or PADT (RFC 2516 section 5), without its headers.
///
/// @param code of [PppoeCode]
/// @param sessionId 0 where there is no session yet
public record DiscoveryPacket(int code, int sessionId, List<PppoeTag> tags) {
    public DiscoveryPacket {
        tags = List.copyOf(tags);
    }

    public static DiscoveryPacket padt(int sessionId) {
        return new DiscoveryPacket(PppoeCode.PADT, sessionId, List.of());
    }

    /// @return empty if a tag runs past the end
    public static Optional<DiscoveryPacket> decode(
            int code, int sessionId, ByteBuffer payload, int offset, int lengthBytes) {
        return PppoeTag.decodeList(payload, offset, lengthBytes)
                .map(tags -> new DiscoveryPacket(code, sessionId, tags));
    }

    /// The payload of the PPPoE header.
    public byte[] encodedTags() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tags.forEach(tag -> tag.encode(bytes));
        return bytes.toByteArray();
    }

    /// The first tag of a type.
    public Optional<Octets> first(int type) {
        return tags.stream()
                .filter(tag -> tag.type() == type)
                .map(PppoeTag::value)
                .findFirst();
    }

    public List<Octets> all(int type) {
        return tags.stream()
                .filter(tag -> tag.type() == type)
                .map(PppoeTag::value)
                .toList();
    }

    /// RFC 4638's tag, if it is there and well formed.
    OptionalInt maxPayload() {
        return first(PppoeTag.PPP_MAX_PAYLOAD)
                .filter(value -> value.size() == 2)
                .map(value -> OptionalInt.of(value.shortAt(0)))
                .orElse(OptionalInt.empty());
    }

    /// What an access node on the way says of the line.
    public Optional<AccessLine> accessLine() {
        return all(PppoeTag.VENDOR_SPECIFIC).stream()
                .map(AccessLine::decode)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// What an error tag says, for the log; empty if there is none.
    Optional<String> error() {
        for (PppoeTag tag : tags) {
            Optional<String> kind = switch (tag.type()) {
                case PppoeTag.SERVICE_NAME_ERROR -> Optional.of("service name refused");
                case PppoeTag.AC_SYSTEM_ERROR -> Optional.of("access concentrator refused");
                case PppoeTag.GENERIC_ERROR -> Optional.of("access concentrator reports an error");
                default -> Optional.empty();
            };
            if (kind.isPresent()) {
                String text = printable(tag.value());
                return Optional.of(text.isEmpty() ? kind.get() : kind.get() + ": " + text);
            }
        }
        return Optional.empty();
    }

    private static String printable(Octets value) {
        String text = value.text();
        return text.substring(0, Math.min(text.length(), 100)).replaceAll("[^ -~]", "?");
    }
}
