package braid.shell.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Standard output and standard error of the program, unbuffered.
///
/// @param standard what cannot be written there ends the program
/// @param error what cannot be written there is left out: nobody could be told
public record Output(OutputStream standard, OutputStream error) {
    public static Output ofProcess() {
        return new Output(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

    /// @throws OutputLost if standard output takes no more
    public void write(byte[] bytes) {
        try {
            standard.write(bytes);
            standard.flush();
        } catch (IOException e) {
            throw OutputLost.of(e);
        }
    }

    public void writeError(byte[] bytes) {
        try {
            error.write(bytes);
            error.flush();
        } catch (IOException _) {
            // Nobody reads it.
        }
    }
}
