package braid.shell.command;

import braid.shell.menu.FileMenu;
import braid.shell.schema.Type;
import braid.shell.status.FileSource;
import braid.shell.status.FileStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The names of a configuration, and those of files, for completion.
public record NamesWithFiles(Type.Names configured, FileSource files) implements Type.Names {
    @Override
    public List<String> of(String menu) {
        return menu.equals(FileMenu.PATH)
                ? files.list().stream().map(FileStatus::name).toList()
                : configured.of(menu);
    }

    @Override
    public List<String> values(String menu, String property) {
        return configured.values(menu, property);
    }

    @Override
    public OptionalLong idOf(String menu, String name) {
        return configured.idOf(menu, name);
    }

    @Override
    public Optional<String> nameOf(String menu, long id) {
        return configured.nameOf(menu, id);
    }
}
