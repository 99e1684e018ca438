package braid.dataplane.network;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IEEE 802 address in the low 48 bits.
public record MacAddress(long bits) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}");

    public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);

    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("more than 48 bits");
        }
    }

    /// Six octets in hex with colons between, letters of either case.
    public static Optional<MacAddress> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new MacAddress(HexFormat.fromHexDigitsToLong(text.replace(":", ""))))
                : Optional.empty();
    }

    /// Upper case with colons, as RouterOS prints it.
    @Override
    public String toString() {
        String hex = HexFormat.of().withUpperCase().toHexDigits(bits, 12);
        StringBuilder text = new StringBuilder(17);
        for (int i = 0; i < 12; i += 2) {
            text.append(i == 0 ? "" : ":").append(hex, i, i + 2);
        }
        return text.toString();
    }
}
