package braid.shell.known;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.command.Directives;
import braid.shell.corpus.Corpus;
import braid.shell.menu.Menus;
import braid.shell.router.RouterCommands;
import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.schema.MenuTree;
import braid.shell.script.Library;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every menu, command and argument of the published list of RouterOS 7.22 is in the tree.
class EverythingIsKnownTest {
    /// By the one the router knows its ports again; the other follows from a file's name.
    private static final Set<String> NOT_SETTABLE =
            Set.of("/file/set type", "/interface/ethernet/set orig-mac-address");

    /// Generic commands whose arguments are the same everywhere.
    private static final Set<String> GENERIC =
            Set.of("print", "get", "find", "export", "edit", "reset", "unset", "comment", "enable", "disable", "move");

    private final MenuTree tree = Menus.tree(RouterCommands.ofRoot());
    private final Menu root = new Library(tree.root(), Directives.all()).root();
    private CommandTree list;

    @BeforeEach
    void readTheList() {
        list = CommandTree.read(Corpus.folder().resolve("command-tree"));
    }

    @Test
    void everyMenu() {
        assertThat(list.directories().stream().filter(path -> menu(path).isEmpty()))
                .isEmpty();
    }

    @Test
    void everyCommandOfAMenu() {
        Set<String> missing = new TreeSet<>();
        for (String path : list.directories()) {
            for (String command : list.commandsOf(path)) {
                boolean generic = GENERIC.contains(command);
                if (!generic && command(path, command).isEmpty()) {
                    missing.add(path + "/" + command);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPropertyOfAddAndSet() {
        Set<String> missing = new TreeSet<>();
        for (String path : list.directories()) {
            for (String name : List.of("add", "set")) {
                Optional<Command> command = command(path, name);
                for (String argument : list.argumentsOf(path, name).orElse(List.of())) {
                    if (command.stream()
                            .flatMap(found -> found.arguments().stream())
                            .noneMatch(found -> answersTo(found, argument))) {
                        missing.add(path + "/" + name + " " + argument);
                    }
                }
            }
        }
        assertThat(missing).isEqualTo(NOT_SETTABLE);
    }

    private static boolean answersTo(Argument argument, String name) {
        return argument.name().equals(name) || argument.aliases().contains(name);
    }

    private Optional<Menu> menu(String path) {
        Menu found = root;
        for (String word : path.substring(1).split("/", -1)) {
            Optional<Menu> child = found.child(word);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            found = child.get();
        }
        return Optional.of(found);
    }

    private Optional<Command> command(String path, String name) {
        return menu(path).flatMap(menu -> menu.command(name));
    }
}
