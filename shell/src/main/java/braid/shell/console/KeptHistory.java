package braid.shell.console;

import braid.shell.session.Language;
import braid.shell.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/// The lines typed before, kept in a file; lines that hold a secret are not.
final class KeptHistory extends DefaultHistory {
    static final int LINES = 1000;

    private final Language language;
    private final Session session;

    KeptHistory(Language language, Session session) {
        this.language = language;
        this.session = session;
    }

    /// The reader of lines says in its own way that a file cannot be read; whoever opens the history expects the other.
    @Override
    public void load() throws IOException {
        try {
            super.load();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (!language.secret(Utf8.toBytes(line), session.menu())) {
            super.add(time, line);
        }
    }
}
