package braid.shell.command;

import braid.shell.script.CommandFailure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Names of files as commands give them: inside the router's own folder and nowhere else.
public final class FileNames {
    private FileNames() {}

    public static Path resolve(Path folder, String bytes) {
        try {
            String name = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), Charset.defaultCharset());
            Path file = folder.resolve(name.startsWith("/") ? name.substring(1) : name)
                    .normalize();
            if (file.startsWith(folder) && !file.equals(folder)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new CommandFailure("failure: bad file name");
        }
        throw new CommandFailure("failure: bad file name");
    }
}
