package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.FileStatus;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The commands of `/file`: each looks whether all it is to do can be done, and only then begins.
enum FileCommand implements CommandBody {
    ADD {
        @Override
        void run(Invocation asked, Site site) {
            Invocation call = Asked.complete(asked, "name", site.context());
            FileStore files = site.workspace().files();
            String name = given(call);
            if (files.find(name).isPresent()) {
                throw new CommandFailure("failure: already have such file");
            }
            boolean folder = GivenText.of(call.values().getOrDefault("type", new Value.Str("file")))
                    .equals("directory");
            files.apply(folder ? new FileChange.MakeFolder(name) : new FileChange.Write(name, contents(call)));
        }
    },
    SET {
        @Override
        void run(Invocation call, Site site) {
            List<String> names = names(site.items(call, "numbers"));
            List<FileChange> changes = new ArrayList<>();
            if (call.values().containsKey("contents")) {
                names.forEach(name -> changes.add(new FileChange.Write(name, contents(call))));
            }
            if (call.values().containsKey("name")) {
                if (names.size() > 1) {
                    throw new CommandFailure("failure: files need names of their own");
                }
                String to = FileNames.checked(given(call));
                names.stream()
                        .filter(name -> !name.equals(to))
                        .forEach(name -> changes.add(new FileChange.Rename(name, to)));
            }
            FileStore files = site.workspace().files();
            changes.forEach(change -> FileRules.checked(files, change));
            changes.forEach(files::apply);
        }
    },
    REMOVE {
        @Override
        void run(Invocation call, Site site) {
            List<String> names = names(site.items(call, "numbers"));
            FileStore files = site.workspace().files();
            requireEmptied(Set.copyOf(names), files);
            // What is in a folder goes before it.
            names.stream().sorted(Comparator.reverseOrder()).forEach(name -> files.apply(new FileChange.Remove(name)));
        }
    };

    abstract void run(Invocation call, Site site);

    @Override
    public Value run(Invocation call, Context context) {
        run(call, Site.of(call, context));
        return new Value.Nothing();
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream().map(row -> GivenText.of(row.values().get("name"))).toList();
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

    /// Nothing may be left in a folder that is to go.
    private static void requireEmptied(Set<String> going, FileStore files) {
        Set<String> left = files.list().stream()
                .map(FileStatus::name)
                .filter(name -> !going.contains(name))
                .flatMap(name -> FileNames.above(name).stream())
                .collect(Collectors.toSet());
        if (going.stream().anyMatch(left::contains)) {
            throw FileRules.notEmpty();
        }
    }
}
