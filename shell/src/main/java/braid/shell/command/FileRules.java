package braid.shell.command;

import braid.shell.script.CommandFailure;
import braid.shell.status.FileStatus;
import java.util.Optional;

/// What can be done to files as they are, whoever keeps them: asked before a change is begun, and again by who carries
/// it out.
public final class FileRules {
    private FileRules() {}

    /// The same change with its names in their one form.
    ///
    /// @throws CommandFailure if it cannot be done
    public static FileChange checked(FileStore files, FileChange change) {
        return switch (change) {
            case FileChange.Write(String name, String bytes) -> new FileChange.Write(written(files, name), bytes);
            case FileChange.Append(String name, String bytes) -> new FileChange.Append(written(files, name), bytes);
            case FileChange.MakeFolder(String name) -> new FileChange.MakeFolder(absent(files, name));
            case FileChange.Rename(String name, String to) -> {
                String from = present(files, name).name();
                String target = absent(files, to);
                if (target.startsWith(from + "/")) {
                    throw failed("rename", from, "the new name is inside it");
                }
                yield new FileChange.Rename(from, target);
            }
            case FileChange.Remove(String name) -> {
                FileStatus file = present(files, name);
                if (file.isDirectory() && files.hasFiles(file.name())) {
                    throw notEmpty();
                }
                yield new FileChange.Remove(file.name());
            }
        };
    }

    /// A name behind folders only: what is behind a link is somewhere else.
    ///
    /// @return its one form
    /// @throws CommandFailure if it is no name
    public static String reached(FileStore files, String given) {
        String name = FileNames.checked(given);
        for (String folder : FileNames.above(name)) {
            Optional<FileStatus> there = files.find(folder);
            if (there.isPresent() && !there.get().isDirectory()) {
                throw FileNames.bad();
            }
        }
        return name;
    }

    /// @return the file, with the one form of its name
    /// @throws CommandFailure if it is no regular file
    public static FileStatus read(FileStore files, String given) {
        String name = reached(files, given);
        FileStatus file = files.find(name).orElseThrow(() -> failed("read", name, "no such file"));
        if (!file.isRegular()) {
            throw failed("read", name, "not a regular file");
        }
        return file;
    }

    private static String written(FileStore files, String given) {
        String name = reached(files, given);
        if (files.find(name).filter(file -> !file.isRegular()).isPresent()) {
            throw failed("write", name, "not a regular file");
        }
        return name;
    }

    private static String absent(FileStore files, String given) {
        String name = reached(files, given);
        if (files.find(name).isPresent()) {
            throw new CommandFailure("failure: already have such file");
        }
        return name;
    }

    private static FileStatus present(FileStore files, String given) {
        return files.find(reached(files, given)).orElseThrow(() -> new CommandFailure("failure: no such file"));
    }

    static CommandFailure notEmpty() {
        return new CommandFailure("failure: directory is not empty");
    }

    /// @param operation `rename`
    public static CommandFailure failed(String operation, String name, String reason) {
        return new CommandFailure("failure: cannot " + operation + " " + name + ": " + reason);
    }
}
