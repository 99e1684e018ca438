package braid.shell.router;

import braid.shell.command.FileChange;
import braid.shell.command.FileNames;
import braid.shell.command.FileRules;
import braid.shell.command.FileStore;
import braid.shell.status.FileStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of the console on the disk: a folder of the state directory. What lies outside it is never read or
/// written, also where a link in it leads outside.
///
/// @param folder need not be there; the first file makes it
record FileFolder(Path folder) implements FileStore {
    @Override
    public List<FileStatus> list() {
        return FolderListing.of(folder);
    }

    @Override
    public Optional<FileStatus> find(String given) {
        String name = FileNames.checked(given);
        try {
            return Optional.of(FolderListing.status(
                    name, Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean hasFiles(String given) {
        try (Stream<Path> files = Files.list(path(FileNames.checked(given)))) {
            return files.findAny().isPresent();
        } catch (IOException | UncheckedIOException e) {
            return false; // gone meanwhile, or its removal will say why not
        }
    }

    @Override
    public String contents(String name) {
        try {
            return bytes(FileRules.read(this, name).name(), MOST_SHOWN_BYTES);
        } catch (IOException e) {
            return ""; // gone since it was listed, or not ours to read
        }
    }

    @Override
    public String read(String given) {
        String name = FileRules.read(this, given).name();
        try {
            return bytes(name, Integer.MAX_VALUE - 8);
        } catch (IOException e) {
            throw FileRules.failed("read", name, reason(e));
        }
    }

    /// @return nothing when there are more than `most`
    private String bytes(String name, int most) throws IOException {
        try (InputStream file = Files.newInputStream(path(name), LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = file.readNBytes(most + 1);
            return bytes.length > most ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void apply(FileChange given) {
        switch (FileRules.checked(this, given)) {
            case FileChange.Write(String name, String bytes) ->
                done("write", name, () -> write(name, bytes, StandardOpenOption.TRUNCATE_EXISTING));
            case FileChange.Append(String name, String bytes) ->
                done("write", name, () -> write(name, bytes, StandardOpenOption.APPEND));
            case FileChange.MakeFolder(String name) -> done("create", name, () -> Files.createDirectories(path(name)));
            case FileChange.Rename(String name, String to) ->
                done("rename", name, () -> {
                    Files.createDirectories(path(to).getParent());
                    Files.move(path(name), path(to));
                });
            case FileChange.Remove(String name) -> done("remove", name, () -> Files.delete(path(name)));
        }
    }

    private void write(String name, String bytes, OpenOption how) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                bytes.getBytes(StandardCharsets.ISO_8859_1),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                how,
                LinkOption.NOFOLLOW_LINKS);
    }

    /// What the disk is asked for.
    private interface Work {
        void run() throws IOException;
    }

    private static void done(String operation, String name, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw FileRules.failed(operation, name, reason(e));
        }
    }

    /// Without the names of files, which the exceptions of the library have in their messages, or as them.
    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "no such file";
            case FileAlreadyExistsException _ -> "already have such file";
            case DirectoryNotEmptyException _ -> "directory is not empty";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    private Path path(String name) {
        return BytePaths.path(folder, name);
    }
}
