package braid.dataplane.dns;

import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Records from the text of master files.
final class Records {
    private Records() {}

    /// `a.example. 300 A 192.0.2.1`.
    static Record of(String text) {
        String[] words = text.split(" ", 4);
        try {
            return Record.fromString(
                    new Name(words[0]), Type.value(words[2]), DClass.IN, Long.parseLong(words[1]), words[3], Name.root);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static Question question(String name, int type) {
        return new Question(Question.name(name).orElseThrow(), type);
    }
}
