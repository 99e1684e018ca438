package braid.shell.known;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.menu.Menus;
import braid.shell.router.RouterCommands;
import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Property;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredMenusTest {
    private final StoredMenus menus = StoredMenus.read();
    private final MenuTree tree = Menus.tree(RouterCommands.ofRoot());

    @Test
    void everyMenuOfTheFilesBecomesADeclarationThatSaysEachNameOnce() {
        for (String path : menus.paths()) {
            MenuDeclaration menu = tree.declaration(path).orElseThrow();
            Set<String> names = new HashSet<>();
            for (Property property : menu.properties()) {
                assertThat(names.add(property.name()))
                        .as("%s %s", path, property.name())
                        .isTrue();
            }
            Set<String> commands = new HashSet<>();
            for (Command command : tree.at(path).orElseThrow().commands()) {
                assertThat(commands.add(command.name()))
                        .as("%s %s", path, command.name())
                        .isTrue();
            }
        }
    }

    @Test
    void everyBuiltInItemHasAnIdOfItsOwnAndPropertiesOfItsMenu() {
        menus.builtIns().forEach((path, items) -> {
            MenuDeclaration menu = menus.menu(path).orElseThrow();
            assertThat(items).extracting(MenuDeclaration.BuiltIn::id).doesNotHaveDuplicates();
            items.forEach(item -> assertThat(item.values().keySet())
                    .as(path)
                    .allMatch(name -> menu.property(name).isPresent()));
        });
    }

    @Test
    void everyReferenceIsToAMenuThatIsThere() {
        for (String path : menus.paths()) {
            for (Property property : tree.declaration(path).orElseThrow().properties()) {
                assertThat(property.type().refersTo())
                        .as("%s %s", path, property.name())
                        .allMatch(menu -> tree.declaration(menu).isPresent());
            }
        }
    }

    @Test
    void aDeclaredMenuKeepsWhatItDeclaresAndStoresTheRest() {
        MenuDeclaration client = tree.declaration("/interface/pppoe-client").orElseThrow();
        assertThat(client.carriedOut()).isTrue();
        MenuDeclaration route = tree.declaration("/ip/route").orElseThrow();
        assertThat(route.property("routing-mark").orElseThrow().name()).isEqualTo("routing-table");
        assertThat(tree.declaration("/interface/vlan").orElseThrow().property("loop-protect"))
                .isPresent();
    }

    @Test
    void kindsOfInterfacesAreNumberedAndShownTogether() {
        assertThat(tree.declaration("/interface").orElseThrow().over())
                .contains("/interface/ethernet", "/interface/bridge", "/zerotier/interface", "/interface/wifiwave2");
        assertThat(tree.declaration("/interface/bridge").orElseThrow().idSpace())
                .isEqualTo("/interface");
    }

    @Test
    void secretsAreNamed() {
        assertThat(tree.secretNames()).contains("password", "private-key", "ipsec-secret", "preshared-key");
        assertThat(tree.declaration("/interface/wireguard")
                        .orElseThrow()
                        .property("private-key")
                        .orElseThrow()
                        .is(Property.Trait.SECRET))
                .isTrue();
    }
}
