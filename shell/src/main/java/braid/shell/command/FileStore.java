package braid.shell.command;

import braid.shell.script.CommandFailure;
import braid.shell.status.FileSource;
import braid.shell.status.FileStatus;
import java.util.Optional;

/// The files of the console. Names are as commands give them ([FileNames]). No link is followed, nothing but regular
/// files is opened. Any thread.
public interface FileStore extends FileSource {
    /// @throws CommandFailure if the name means nothing inside the folder
    Optional<FileStatus> find(String name);

    /// Whether there is something in a folder.
    boolean hasFiles(String folder);

    /// All bytes of a regular file, one char a byte.
    ///
    /// @throws CommandFailure `failure: cannot read NAME: REASON`
    String read(String name);

    /// Carries a change out, or fails as [FileRules] says or as the disk does: `failure: cannot write NAME: REASON`.
    void apply(FileChange change);
}
