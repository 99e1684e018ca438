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
        /// Writes all of it, beginning at a place in the file.
        default void write(FileChannel file, byte[] content, long position) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                file.write(rest, position + rest.position());
            }
        }

        default void truncate(FileChannel file, long length) throws IOException {
            file.truncate(length);
        }

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
            write(file, content, 0);
            force(file, true);
        }
        rename(beside, path(name));
    }

    /// Keeps a damaged file under a name of its own, once.
    ///
    /// @return the name
    String keepDamaged(String name) throws IOException {
        for (int i = 1; ; i++) {
            String kept = name + ".damaged-" + i;
            if (!Files.exists(path(kept))) {
                replace(kept, Files.readAllBytes(path(name)));
                return kept;
            }
            if (Files.mismatch(path(kept), path(name)) < 0) {
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

    void write(FileChannel file, byte[] content, long position) throws IOException {
        disk.write(file, content, position);
    }

    void truncate(FileChannel file, long length) throws IOException {
        disk.truncate(file, length);
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
