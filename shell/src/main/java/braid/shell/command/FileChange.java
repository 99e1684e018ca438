package braid.shell.command;

/// A change of the console's files; names and contents are bytes, one char a byte.
public sealed interface FileChange {
    /// The whole contents of a file, which is made with the folders above it when it is not there.
    record Write(String name, String bytes) implements FileChange {}

    /// More behind what is in a file; as [Write] when it is not there.
    record Append(String name, String bytes) implements FileChange {}

    /// A folder, and those above it.
    record MakeFolder(String name) implements FileChange {}

    /// Another name, with what is in it when it is a folder; folders above the new name are made.
    record Rename(String name, String to) implements FileChange {}

    /// A file, or a folder with nothing in it, goes.
    record Remove(String name) implements FileChange {}
}
