package braid.dataplane.ppp.auth;

import braid.dataplane.wire.Octets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Values with a length octet before them, as PAP and CHAP packets hold them.
final class Texts {
    static final int MAX_BYTES = 255;

    private Texts() {}

    static Octets counted(Octets... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Octets value : values) {
            bytes.write(value.size());
            bytes.writeBytes(value.toArray());
        }
        return Octets.of(bytes.toByteArray());
    }

    /// A value with its length, then one that lasts to the end.
    static Octets countedThenRest(Octets value, Octets rest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(counted(value).toArray());
        bytes.writeBytes(rest.toArray());
        return Octets.of(bytes.toByteArray());
    }

    /// @return `count` values and what is left after them; empty if a length runs past the end
    static Optional<List<Octets>> split(Octets data, int count) {
        List<Octets> values = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at >= data.size() || data.at(at) > data.size() - at - 1) {
                return Optional.empty();
            }
            values.add(data.slice(at + 1, at + 1 + data.at(at)));
            at += 1 + data.at(at);
        }
        values.add(data.slice(at, data.size()));
        return Optional.of(values);
    }

    /// Text cut to what a length octet can say.
    static Octets limited(String text) {
        return Octets.ofText(text.length() > MAX_BYTES ? text.substring(0, MAX_BYTES) : text);
    }
}
