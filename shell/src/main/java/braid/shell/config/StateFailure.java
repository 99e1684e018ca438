package braid.shell.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// The state directory cannot be used, or the configuration cannot be written. The message is a sentence for the user.
public sealed class StateFailure extends RuntimeException permits StateInUse {
    public StateFailure(String message) {
        super(message, null, false, false);
    }

    static StateFailure writing(IOException cause) {
        return new StateFailure("cannot write the configuration: " + reason(cause));
    }

    /// What was changed is in memory, and in a file that may not outlive a power failure.
    static StateFailure syncing(IOException cause) {
        return new StateFailure("cannot write the configuration to the disk: " + reason(cause)
                + "; the latest changes are not carried out before it is written");
    }

    /// Why a file operation failed, as words for a person.
    public static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "no such file or directory";
            case FileAlreadyExistsException other -> "a file of that name is in the way";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case IOException other ->
                other.getMessage() == null ? other.getClass().getSimpleName() : other.getMessage();
        };
    }
}
