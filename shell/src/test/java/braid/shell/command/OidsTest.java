package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.menu.InterfaceMenu;
import braid.shell.menu.Menus;
import braid.shell.menu.SystemIdentityMenu;
import braid.shell.menu.SystemResourceCpuMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.MenuTree;
import braid.shell.status.DynamicIds;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OidsTest {
    private static Row row(MenuDeclaration menu, long id, Map<String, Value> values) {
        return new Row(menu.path(), id, true, Set.of(), values, Map.of(), Optional.empty());
    }

    /// Two would have the same place in SNMP if that of a session were its place in the list.
    @Test
    void aSessionsInterfaceHasTheNumberOfItsItem() {
        List<Row> rows =
                List.of(row(InterfaceMenu.MENU, 2, Map.of()), row(InterfaceMenu.MENU, DynamicIds.FIRST, Map.of()));
        assertThat(Oids.items(InterfaceMenu.MENU, rows, 80))
                .anyMatch(line -> line.contains("name=.1.3.6.1.2.1.2.2.1.2.2 "))
                .anyMatch(line -> line.endsWith("name=.1.3.6.1.2.1.2.2.1.2." + DynamicIds.FIRST));
    }

    @Test
    void aCoreHasItsOwnNumberAlsoWhereItIsShownAlone() {
        Row second = row(
                SystemResourceCpuMenu.MENU,
                DynamicIds.FIRST + 7,
                Map.of(SystemResourceCpuMenu.CPU.name(), new Value.Str("cpu1")));
        assertThat(Oids.items(SystemResourceCpuMenu.MENU, List.of(second), 80))
                .anyMatch(line -> line.contains("load=.1.3.6.1.2.1.25.3.3.1.2.2"));
    }

    @Test
    void menusWhoseValuesSnmpHasSaySo() {
        MenuTree tree = Menus.tree(List.of());
        assertThat(List.of(
                        SystemIdentityMenu.PATH,
                        InterfaceMenu.PATH,
                        SystemResourceCpuMenu.PATH,
                        "/system/note",
                        "/queue/simple",
                        "/system/health",
                        "/interface/wifi/cap"))
                .allMatch(path -> tree.declaration(path).orElseThrow().can(Ability.OIDS));
        assertThat(List.of("/ip/address", "/interface/ethernet", "/queue/type"))
                .noneMatch(path -> tree.declaration(path).orElseThrow().can(Ability.OIDS));
    }
}
