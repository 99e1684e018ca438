package braid.shell.console;

import braid.shell.session.Language;
import braid.shell.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/// The lines typed before, kept in a file; lines that hold a secret are not. Where they cannot be kept the session is
/// told, once.
final class KeptHistory extends DefaultHistory {
    static final int LINES = 1000;

    private final Language language;
    private final Session session;
    private boolean told;

    KeptHistory(Language language, Session session) {
        this.language = language;
        this.session = session;
    }

    /// The reader of lines says in its own way that a file cannot be read.
    @Override
    public void load() {
        try {
            super.load();
        } catch (UncheckedIOException e) {
            failed(e.getCause());
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    public void save() {
        try {
            super.save();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException failure) {
        if (!told) {
            told = true;
            String reason = failure instanceof FileSystemException at && at.getReason() != null
                    ? at.getReason()
                    : String.valueOf(failure.getMessage());
            session.raw("what is typed here is not kept: " + reason + "\n");
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (!language.secret(Utf8.toBytes(line), session.menu())) {
            super.add(time, line);
        }
    }
}
