package braid.shell.intent;

import java.util.HashMap;
import java.util.Map;

/// Numbers for names of marks. A number follows from its name, so that marks of living connections keep their meaning
/// over a restart; only where two names of packet marks meet, the later one moves on.
final class Marks {
    private static final String NONE = "no-mark";
    private static final int FNV_BASIS = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int PACKET_MARKS = 1 << 16;

    private final Map<String, Integer> packets = new HashMap<>();

    int connection(String name) {
        if (name.equals(NONE)) {
            return 0;
        }
        int hash = hash(name);
        return hash == 0 ? 1 : hash;
    }

    /// 0 to 65535.
    int packet(String name) {
        if (name.equals(NONE)) {
            return 0;
        }
        Integer known = packets.get(name);
        if (known != null) {
            return known;
        }
        if (packets.size() == PACKET_MARKS - 1) {
            throw Unfit.refused("too many packet marks");
        }
        int hash = hash(name);
        int number = (hash ^ hash >>> 16) & (PACKET_MARKS - 1);
        while (number == 0 || packets.containsValue(number)) {
            number = (number + 1) & (PACKET_MARKS - 1);
        }
        packets.put(name, number);
        return number;
    }

    private static int hash(String name) {
        int hash = FNV_BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
