package braid.shell.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The file of changes since the snapshot, one line each, only ever appended to. Owned by one thread.
final class Journal implements AutoCloseable {
    private final FileChannel file;
    private final StateFiles files;
    private long length;
    private boolean unsynced;
    /// Why something may not be on the disk, or nothing can be appended.
    private Optional<IOException> lost;
    /// Nothing is appended: behind the good bytes stands what must not be written over.
    private boolean sealed;

    private Journal(FileChannel file, StateFiles files, long length, Optional<IOException> seal) {
        this.file = file;
        this.files = files;
        this.length = length;
        this.lost = seal;
        this.sealed = seal.isPresent();
    }

    /// What a journal file held.
    ///
    /// @param goodBytes up to the end of the last whole line
    /// @param damage what is wrong with the rest; empty when nothing is, or the last line is torn: it has no end
    record Contents(List<JournalRecord> records, long goodBytes, Optional<String> damage) {}

    /// Reads as far as lines are whole. A torn last line is what a crash in a write leaves: it was never acknowledged.
    static Contents read(Path path) throws IOException {
        byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        List<JournalRecord> records = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            Optional<JournalRecord> record =
                    end == bytes.length ? Optional.empty() : JournalCodec.decode(Arrays.copyOfRange(bytes, start, end));
            if (record.isEmpty()) {
                boolean torn = end == bytes.length;
                return new Contents(
                        records,
                        start,
                        torn ? Optional.empty() : Optional.of("line " + (records.size() + 1) + " is damaged"));
            }
            records.add(record.get());
            start = end + 1;
        }
        return new Contents(records, start, Optional.empty());
    }

    /// Opens for appending behind the first `goodBytes`. A file that is new is in its folder also after a crash.
    ///
    /// @param unkept why what stands behind them, which is damaged, could not be kept elsewhere: then the
    ///     file stays as it is, and takes nothing, until [#clear]
    static Journal open(StateFiles files, String name, long goodBytes, Optional<IOException> unkept)
            throws IOException {
        FileChannel file = StateFiles.open(files.path(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<IOException> seal =
                unkept.isPresent() || file.size() == goodBytes ? unkept : cut(files, file, goodBytes);
        files.syncEntries();
        return new Journal(file, files, goodBytes, seal);
    }

    private static Optional<IOException> cut(StateFiles files, FileChannel file, long length) {
        try {
            files.truncate(file, length);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /// Written to the file, not yet synced to the disk. What a line that failed leaves behind the last whole one has
    /// no end: where it cannot be taken away, the next line is written over it, and a start forgets the rest.
    void append(JournalRecord record) throws IOException {
        if (sealed) {
            throw again(lost.orElseThrow());
        }
        byte[] line = JournalCodec.encode(record);
        try {
            files.write(file, line, length);
        } catch (IOException e) {
            cut(files, file, length).ifPresent(e::addSuppressed);
            throw e;
        }
        length += line.length;
        unsynced = true;
    }

    private static IOException again(IOException cause) {
        return new IOException(StateFailure.reason(cause), cause);
    }

    /// @throws IOException if something may not be on the disk; then always until [#clear], since a disk that could
    ///     not write does not try again, and says so once only
    void sync() throws IOException {
        if (lost.isPresent()) {
            throw again(lost.get());
        }
        if (unsynced) {
            try {
                files.force(file, false);
            } catch (IOException e) {
                lost = Optional.of(e);
                throw e;
            }
            unsynced = false;
        }
    }

    long length() {
        return length;
    }

    /// Everything in it is in the snapshot now.
    void clear() throws IOException {
        files.truncate(file, 0);
        length = 0;
        unsynced = true;
        lost = Optional.empty();
        sealed = false;
        sync();
    }

    @Override
    public void close() throws IOException {
        sync();
        file.close();
    }
}
