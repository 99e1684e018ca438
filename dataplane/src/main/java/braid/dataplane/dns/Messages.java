package braid.dataplane.dns;

import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.Message;

/// Messages from bytes that anybody may have sent.
final class Messages {
    private Messages() {}

    /// @return empty if the bytes are no message
    static Optional<Message> read(byte[] bytes) {
        try {
            return Optional.of(new Message(bytes));
        } catch (IOException | RuntimeException e) {
            // The library's readers of single types of records throw what their constructors do.
            return Optional.empty();
        }
    }
}
