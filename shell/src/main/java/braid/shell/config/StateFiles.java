package braid.shell.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The state directory: who may use it, and files that only their owner can read.
final class StateFiles implements AutoCloseable {
    private final Path directory;
    private final FileChannel lockFile;
    private final Disk disk;

    /// Where written bytes stay.
    interface Disk {
        /// @param metaData also what is known about the file
        void force(FileChannel file, boolean metaData) throws IOException;
    }

    private StateFiles(Path directory, FileChannel lockFile, Disk disk) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.disk = disk;
    }

    /// Makes the directory when it is missing and takes its lock.
    ///
    /// @throws StateInUse if somebody else holds it
    static StateFiles lock(Path directory, Disk disk) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel file = open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file)) {
                return new StateFiles(directory, file, disk);
            }
            file.close();
        } catch (IOException e) {
            throw new StateFailure("cannot use the state directory " + directory + ": " + StateFailure.reason(e));
        }
        throw new StateInUse(directory);
    }

    /// The lock lives as long as the file stays open.
    private static boolean tryLock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /// Opens a file that, when it is made, only its owner can read.
    static FileChannel open(Path path, OpenOption... options) throws IOException {
        return FileChannel.open(
                path,
                Set.of(options),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /// Replaces a file as a whole: after a crash there is the old one or the new one.
    void replace(String name, byte[] content) throws IOException {
        Path beside = path(name + ".new");
        Files.deleteIfExists(beside);
        try (FileChannel file = open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeFully(file, content);
            force(file, true);
        }
        rename(beside, path(name));
    }

    /// Keeps a damaged file under a name of its own.
    Path keepDamaged(String name) throws IOException {
        for (int i = 1; ; i++) {
            Path kept = path(name + ".damaged-" + i);
            if (!Files.exists(kept)) {
                Files.copy(path(name), kept, StandardCopyOption.COPY_ATTRIBUTES);
                return kept;
            }
        }
    }

    private void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("files in " + directory + " cannot be replaced at once", e);
        }
        syncEntries();
    }

    /// Which files there are is on the disk when this returns.
    void syncEntries() throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            force(entries, true);
        }
    }

    void force(FileChannel file, boolean metaData) throws IOException {
        disk.force(file, metaData);
    }

    static void writeFully(FileChannel file, byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw StateFailure.writing(e);
        }
    }
}
