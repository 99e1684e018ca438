package braid.shell.command;

import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of the router's own folder as texts of scripts.
final class ScriptFiles {
    private ScriptFiles() {}

    static void write(Context context, String name, String text) {
        Path file = file(context, name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new CommandFailure("failure: cannot write " + name + ": " + e.getMessage());
        }
    }

    static String read(Context context, String name) {
        try {
            return Files.readString(file(context, name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new CommandFailure("failure: cannot read " + name + ": " + e.getMessage());
        }
    }

    private static Path file(Context context, String name) {
        return FileNames.resolve(context.service(Workspace.class).files(), name);
    }
}
