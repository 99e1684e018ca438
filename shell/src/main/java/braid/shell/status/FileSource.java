package braid.shell.status;

import java.util.List;

/// The files of the console, to be looked at. Any thread.
public interface FileSource {
    /// Longer contents are not for the console, as in RouterOS.
    int MOST_SHOWN_BYTES = 61_440;

    /// Files that are listed.
    int MOST_LISTED = 10_000;

    /// What there is, by name, folders before what is in them; at most [#MOST_LISTED]. No file is opened for it.
    List<FileStatus> list();

    /// The bytes of a regular file, one char a byte; empty when they are more than [#MOST_SHOWN_BYTES], cannot be read,
    /// or are gone.
    String contents(String name);
}
