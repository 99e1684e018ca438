package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The commands of `/file`.
enum FileCommand implements CommandBody {
    ADD {
        @Override
        void run(Invocation call, Site site) throws IOException {
            String name = given(Asked.complete(call, "name", site.context()));
            Path file = file(site, name);
            if (Files.exists(file)) {
                throw new CommandFailure("failure: already have such file");
            }
            if (GivenText.of(call.values().getOrDefault("type", new Value.Str("file")))
                    .equals("directory")) {
                Files.createDirectories(file);
            } else {
                ScriptFiles.write(site.context(), name, contents(call));
            }
        }
    },
    SET {
        @Override
        void run(Invocation call, Site site) throws IOException {
            List<Row> rows = site.items(call, "numbers");
            boolean renames = call.values().containsKey("name");
            if (renames && rows.size() > 1) {
                throw new CommandFailure("failure: files need names of their own");
            }
            for (Row row : rows) {
                String name = GivenText.of(row.values().get("name"));
                if (call.values().containsKey("contents")) {
                    ScriptFiles.write(site.context(), name, contents(call));
                }
                if (renames) {
                    Path target = file(site, given(call));
                    if (Files.exists(target)) {
                        throw new CommandFailure("failure: already have such file");
                    }
                    Files.move(file(site, name), target);
                }
            }
        }
    },
    REMOVE {
        @Override
        void run(Invocation call, Site site) throws IOException {
            // What is in a folder stands behind it in the list.
            for (Row row : site.items(call, "numbers").reversed()) {
                Path file = file(site, GivenText.of(row.values().get("name")));
                if (Files.isDirectory(file) && !isEmpty(file)) {
                    throw new CommandFailure("failure: directory is not empty");
                }
                Files.deleteIfExists(file);
            }
        }
    };

    abstract void run(Invocation call, Site site) throws IOException;

    @Override
    public Value run(Invocation call, Context context) {
        try {
            run(call, Site.of(call, context));
        } catch (IOException e) {
            throw new CommandFailure("failure: " + e.getMessage());
        }
        return new Value.Nothing();
    }

    private static String given(Invocation call) {
        String name = GivenText.of(call.values().get("name"));
        if (name.isEmpty()) {
            throw new CommandFailure(Sentences.invalid("name"));
        }
        return name;
    }

    private static String contents(Invocation call) {
        return GivenText.of(call.values().getOrDefault("contents", new Value.Str("")));
    }

    private static Path file(Site site, String name) {
        return FileNames.resolve(site.workspace().files(), name);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
