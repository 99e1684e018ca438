package braid.shell.known;

import braid.shell.schema.Command;
import braid.shell.schema.KnownMenus;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.MenuDeclaration.BuiltIn;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The menus of the files beside this class. Immutable.
public final class StoredMenus implements KnownMenus {
    private static final String INTERFACES = "/interface";

    private final List<FactsFile> files;
    private final Map<String, String> same = new LinkedHashMap<>();

    StoredMenus(List<FactsFile> files) {
        this.files = List.copyOf(files);
        files.forEach(file -> same.putAll(file.same()));
    }

    /// What RouterOS 7.22 has, what its default configuration holds, and what hardware and version 6 have
    /// besides.
    public static StoredMenus read() {
        return new StoredMenus(List.of(
                FactsFile.resource("routeros-7.22.menus"),
                FactsFile.resource("defaults.menus"),
                FactsFile.resource("prints.menus"),
                FactsFile.resource("hardware.menus"),
                FactsFile.resource("version-6.menus")));
    }

    @Override
    public List<String> paths() {
        Set<String> paths = new TreeSet<>();
        files.forEach(file -> paths.addAll(file.paths()));
        same.forEach((path, other) -> List.copyOf(paths).stream()
                .filter(model -> model.equals(other) || model.startsWith(other + "/"))
                .forEach(model -> paths.add(path + model.substring(other.length()))));
        return List.copyOf(paths);
    }

    @Override
    public Optional<MenuDeclaration> menu(String path) {
        return facts(path).map(StoredDeclaration::of);
    }

    private Optional<Facts> facts(String path) {
        Optional<Facts> own =
                files.stream().flatMap(file -> file.menu(path).stream()).reduce(Facts::and);
        Optional<Facts> other = model(path)
                .flatMap(this::facts)
                .map(facts -> facts.at(path, Optional.ofNullable(interfaces().get(path))));
        return own.isPresent() && other.isPresent() ? own.map(facts -> facts.and(other.get())) : own.or(() -> other);
    }

    /// The menu that this one is like.
    private Optional<String> model(String path) {
        return same.entrySet().stream()
                .filter(entry -> path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "/"))
                .map(entry -> entry.getValue() + path.substring(entry.getKey().length()))
                .findFirst();
    }

    /// Kinds of interfaces, with the beginnings of their names.
    private Map<String, String> interfaces() {
        Map<String, String> all = new LinkedHashMap<>();
        files.forEach(file -> all.putAll(file.interfaces()));
        same.forEach((path, other) -> {
            if (all.containsKey(other)) {
                all.putIfAbsent(path, all.get(other));
            }
        });
        return all;
    }

    @Override
    public MenuDeclaration completed(MenuDeclaration declared) {
        MenuDeclaration.Builder menu = declared.builder();
        if (declared.path().equals(INTERFACES)) {
            interfaces().keySet().stream()
                    .filter(path -> !declared.over().contains(path))
                    .forEach(menu::showing);
        }
        Optional<Facts> facts = facts(declared.path());
        facts.filter(found -> found.traits().contains(Facts.Trait.OIDS)).ifPresent(_ -> menu.can(Ability.OIDS));
        facts.ifPresent(found -> {
            switch (declared.kind()) {
                case DIRECTORY -> {}
                case READ_ONLY ->
                    StoredDeclaration.set(found)
                            .filter(command -> isLacking(declared, command))
                            .ifPresent(menu::commands);
                case SETTINGS, ITEMS -> menu.properties(lacking(declared, found));
            }
        });
        facts.ifPresent(found -> menu.commands(Arrays.stream(StoredDeclaration.commands(found))
                .filter(command -> isLacking(declared, command))
                .toArray(Command[]::new)));
        return menu.build();
    }

    private static List<Property> lacking(MenuDeclaration declared, Facts facts) {
        return facts.properties().stream()
                .filter(argument -> declared.property(argument.name()).isEmpty())
                .map(StoredDeclaration::asProperty)
                .map(property -> property.with(Trait.PRINTED_WHEN_NOT_DEFAULT))
                .toList();
    }

    private static boolean isLacking(MenuDeclaration declared, Command command) {
        return declared.commands().stream().noneMatch(own -> own.name().equals(command.name()));
    }

    @Override
    public Map<String, List<BuiltIn>> builtIns() {
        Map<String, List<BuiltIn>> all = new LinkedHashMap<>();
        files.forEach(file -> file.builtIns().forEach(all::putIfAbsent));
        return all;
    }

    @Override
    public Set<String> secretNames() {
        Set<String> names = new TreeSet<>();
        files.forEach(file -> names.addAll(file.secrets()));
        return names;
    }
}
