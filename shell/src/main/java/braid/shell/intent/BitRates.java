package braid.shell.intent;

import java.util.OptionalLong;

/// `8M`, `768k`, `64000`: bits a second.
final class BitRates {
    private static final String UNITS = "kMG";
    private static final int MOST_DIGITS = 18;

    private BitRates() {}

    /// Empty when it is none.
    static OptionalLong read(String text) {
        if (!text.matches("[0-9]{1," + MOST_DIGITS + "}[" + UNITS + "]?")) {
            return OptionalLong.empty();
        }
        long unit = 1;
        int digits = text.length();
        for (int place = UNITS.indexOf(text.charAt(digits - 1)); place >= 0; place--) {
            unit *= 1000;
        }
        long count = Long.parseLong(unit == 1 ? text : text.substring(0, digits - 1));
        return count > Long.MAX_VALUE / unit ? OptionalLong.empty() : OptionalLong.of(count * unit);
    }
}
