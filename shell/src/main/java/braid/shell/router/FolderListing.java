package braid.shell.router;

import braid.shell.status.FileSource;
import braid.shell.status.FileStatus;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is in a folder and in those below it, by their attributes alone: nothing is opened, no link followed. What
/// cannot be looked into, or goes meanwhile, hides nothing else.
final class FolderListing extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<FileStatus> found = new ArrayList<>();

    private FolderListing(Path folder) {
        this.folder = folder;
    }

    /// By name; none where there is no folder.
    static List<FileStatus> of(Path folder) {
        FolderListing listing = new FolderListing(folder);
        try {
            Files.walkFileTree(folder, listing);
        } catch (IOException e) {
            return List.of(); // gone while it was read
        }
        return listing.found.stream()
                .sorted(Comparator.comparing(FileStatus::name))
                .toList();
    }

    static FileStatus status(String name, BasicFileAttributes attributes) {
        FileStatus.Kind kind = attributes.isDirectory()
                ? FileStatus.Kind.DIRECTORY
                : attributes.isRegularFile() ? FileStatus.Kind.REGULAR : FileStatus.Kind.SPECIAL;
        return new FileStatus(
                name,
                kind,
                kind == FileStatus.Kind.REGULAR ? attributes.size() : 0,
                attributes.lastModifiedTime().toInstant());
    }

    private FileVisitResult add(Path file, BasicFileAttributes attributes) {
        if (!file.equals(folder)) {
            found.add(status(BytePaths.name(folder, file), attributes));
        }
        return found.size() < FileSource.MOST_LISTED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return add(directory, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return add(file, attributes);
    }

    /// A folder that cannot be read is one all the same.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        try {
            return add(file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
