package braid.shell.intent;

import braid.shell.config.NameNumber;
import java.util.HashMap;
import java.util.Map;

/// Numbers of 16 bits for names. A number follows from its name, so that what bears it keeps its meaning over a
/// restart; only where two names meet, the later one moves on.
final class NumberedNames {
    private static final int NUMBERS = 1 << 16;

    private final String what;
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param what the names are of, for the sentence that there are too many
    NumberedNames(String what) {
        this.what = what;
    }

    /// 1 to 65535.
    int of(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (numbers.size() == NUMBERS - 1) {
            throw Unfit.refused("too many " + what);
        }
        int hash = NameNumber.of(name);
        int number = (hash ^ hash >>> 16) & (NUMBERS - 1);
        while (number == 0 || numbers.containsValue(number)) {
            number = (number + 1) & (NUMBERS - 1);
        }
        numbers.put(name, number);
        return number;
    }
}
