package braid.shell.command;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.function.Supplier;

/// Reads of what only the running router knows. They have to be about what was configured just before, so the
/// workspace is settled first: while a file is imported, that puts in force what it has configured so far.
final class LinuxReads {
    private LinuxReads() {}

    /// Whether the running router fills a property or sets a flag of a menu.
    static boolean tells(MenuDeclaration menu, String name) {
        return menu.property(name)
                .map(property -> property.is(Property.Trait.READ_ONLY))
                .orElseGet(
                        () -> menu.flags().stream().anyMatch(flag -> flag.name().equals(name)));
    }

    /// Whether anything of a menu does not come from the configuration.
    static boolean tellsAny(MenuDeclaration menu) {
        return menu.kind() == MenuDeclaration.Kind.READ_ONLY
                || menu.properties().stream().anyMatch(property -> property.is(Property.Trait.READ_ONLY))
                || menu.flags().stream()
                        .anyMatch(flag -> menu.property(flag.name()).isEmpty());
    }

    /// What `read` finds; a second time after settling, if it asked for something that the running router knows.
    static <T> T settled(Site site, Watch watch, Supplier<T> read) {
        if (site.menu().kind() == MenuDeclaration.Kind.READ_ONLY) {
            site.workspace().settle();
            return read.get();
        }
        T found = read.get();
        if (watch.asked) {
            site.workspace().settle();
            found = read.get();
        }
        return found;
    }

    /// Notices whether a condition asks for what the running router knows.
    static final class Watch {
        private final MenuDeclaration menu;
        private boolean asked;

        Watch(MenuDeclaration menu) {
            this.menu = menu;
        }

        Invocation.Row over(Invocation.Row row) {
            return new Invocation.Row() {
                @Override
                public Value property(String name) {
                    asked |= tells(menu, name);
                    return row.property(name);
                }

                @Override
                public boolean equal(String name, Value given) {
                    asked |= tells(menu, name);
                    return row.equal(name, given);
                }

                @Override
                public Value beside(String name, Value given) {
                    asked |= tells(menu, name);
                    return row.beside(name, given);
                }
            };
        }
    }
}
