package braid.shell.schema;

import braid.shell.schema.MenuDeclaration.BuiltIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Menus that RouterOS has and Braid keeps without carrying them out. There are hundreds of them: each is read when
/// somebody asks for it. Any thread may ask.
public interface KnownMenus {
    /// None at all.
    KnownMenus NONE = new KnownMenus() {
        @Override
        public List<String> paths() {
            return List.of();
        }

        @Override
        public Optional<MenuDeclaration> menu(String path) {
            return Optional.empty();
        }

        @Override
        public MenuDeclaration completed(MenuDeclaration declared) {
            return declared;
        }

        @Override
        public Map<String, List<BuiltIn>> builtIns() {
            return Map.of();
        }

        @Override
        public Set<String> secretNames() {
            return Set.of();
        }
    };

    /// Every menu, directories included.
    List<String> paths();

    Optional<MenuDeclaration> menu(String path);

    /// The declaration with what it lacks: properties that are then stored, and commands that fail.
    MenuDeclaration completed(MenuDeclaration declared);

    /// Items that are always there, by menu.
    Map<String, List<BuiltIn>> builtIns();

    /// Names of the properties that hold secrets.
    Set<String> secretNames();
}
