package braid.shell.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file of changes since the snapshot, one line each, only ever appended to. Owned by one thread.
final class Journal implements AutoCloseable {
    private final FileChannel file;
    private final StateFiles files;
    private long length;
    private boolean unsynced;
    private Optional<IOException> lost = Optional.empty();

    private Journal(FileChannel file, StateFiles files, long length) {
        this.file = file;
        this.files = files;
        this.length = length;
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
            Optional<JournalRecord> record = end == bytes.length
                    ? Optional.empty()
                    : JournalCodec.decode(java.util.Arrays.copyOfRange(bytes, start, end));
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
    static Journal open(StateFiles files, String name, long goodBytes) throws IOException {
        FileChannel file = StateFiles.open(files.path(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(goodBytes);
        file.position(goodBytes);
        files.syncEntries();
        return new Journal(file, files, goodBytes);
    }

    /// Written to the file, not yet synced to the disk. On failure the file is as before.
    void append(JournalRecord record) throws IOException {
        byte[] line = JournalCodec.encode(record);
        try {
            StateFiles.writeFully(file, line);
        } catch (IOException e) {
            file.truncate(length);
            file.position(length);
            throw e;
        }
        length += line.length;
        unsynced = true;
    }

    /// @throws IOException if something may not be on the disk; then always until [#clear], since a disk that could
    ///     not write does not try again, and says so once only
    void sync() throws IOException {
        if (lost.isPresent()) {
            throw new IOException(StateFailure.reason(lost.get()), lost.get());
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
        file.truncate(0);
        file.position(0);
        length = 0;
        unsynced = true;
        lost = Optional.empty();
        sync();
    }

    @Override
    public void close() throws IOException {
        sync();
        file.close();
    }
}
