package braid.shell.status;

import java.time.Instant;

/// A file of the console, as its folder lists it.
///
/// @param name from the folder on, one char a byte, with `/` between the names of folders; never empty
/// @param bytes its length; 0 of what is no regular file
public record FileStatus(String name, Kind kind, long bytes, Instant modified) {
    /// What lies under a name.
    public enum Kind {
        REGULAR,
        DIRECTORY,
        /// A link, a pipe, a device: it has a name and can be removed; nobody opens it or follows it.
        SPECIAL
    }

    public boolean isRegular() {
        return kind == Kind.REGULAR;
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    /// The same under another name.
    public FileStatus named(String other) {
        return new FileStatus(other, kind, bytes, modified);
    }
}
