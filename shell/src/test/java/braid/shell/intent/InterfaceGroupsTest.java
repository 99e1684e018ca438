package braid.shell.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.network.firewall.InterfaceGroup;
import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.menu.EthernetMenu;
import braid.shell.menu.InterfaceListMemberMenu;
import braid.shell.menu.InterfaceListMenu;
import braid.shell.menu.PppProfileMenu;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Interface lists that are made of others. The list A has the number 1 and so on; each but A has the interface of its
/// number: B has eth2.
class InterfaceGroupsTest {
    private final Map<String, List<Item>> items = new TreeMap<>();
    private List<Item> profiles = List.of();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        A=+B                  | eth2
        A=+B+C-C              | eth2
        A=+B-C, B=+C          | eth2
        A=+B-C, C=+D, B=+D    | eth2
        A=-C+B, B=+C          | eth2
        A=+B+C-D, B=+D, C=+D  | eth2 eth3
        A=+B, B=+C, C=+D      | eth2 eth3 eth4
        A=+B+C, B=-D+C, C=+D  | eth2 eth3 eth4
        A=+B, B=+C-D, C=+D    | eth2 eth3
        A=+A+B, B=+A          | eth2
        A=+B, B=+C, C=+B      | eth2 eth3
        A=+B-C, B=+C, C=+B    |
        """)
    void aListIsWhatItIncludesWithoutWhatItExcludes(String lists, String linuxNames) {
        Map<Long, List<Long>> includes = new TreeMap<>();
        Map<Long, List<Long>> excludes = new TreeMap<>();
        for (String list : lists.split(", ", -1)) {
            for (String other : list.substring(2).split("(?=[+-])", -1)) {
                (other.startsWith("+") ? includes : excludes)
                        .computeIfAbsent(number(list), _ -> new ArrayList<>())
                        .add(number(other.substring(1)));
            }
        }
        assertThat(namesOfA(includes, excludes))
                .containsExactlyElementsOf(linuxNames == null ? List.of() : Arrays.asList(linuxNames.split(" ", -1)));
    }

    @Test
    void sessionsJoinTheListOfTheirProfileAndThoseThatIncludeIt() {
        profiles = List.of(profile(7, 2), profile(8, 3), profile(9, 4));
        assertThat(groupOfA(4, Map.of(1L, List.of(2L, 3L)), Map.of(1L, List.of(3L)))
                        .sessionOwners())
                .containsExactly("/ppp/profile*7");
    }

    private static Item profile(long id, long list) {
        return new Item(PppProfileMenu.PATH, id, Map.of("interface-list", new Value.Id(list)));
    }

    @Test
    void aListMadeOfOneThatIsNotBuiltIsRefused() {
        for (long id : List.of(InterfaceListMenu.ALL, InterfaceListMenu.DYNAMIC, InterfaceListMenu.STATIC)) {
            assertThatThrownBy(() -> namesOfA(Map.of(1L, List.of(2L)), Map.of(2L, List.of(id))))
                    .isInstanceOf(Unfit.class)
                    .hasMessageContaining("not built");
        }
    }

    @Test
    void listsOfManyListsAreReadOnceEach() {
        Map<Long, List<Long>> includes = new TreeMap<>();
        for (long id = 1; id < 100; id++) {
            includes.put(id, List.of(id + 1, id + 1));
        }
        assertThat(groupOfA(100, includes, Map.of()).linuxNames()).hasSize(99);
    }

    @Test
    void tooManyListsThatIncludeEachOtherAreRefused() {
        Map<Long, List<Long>> includes = new TreeMap<>();
        List<Long> all = LongStream.rangeClosed(1, 20).boxed().toList();
        all.forEach(id -> includes.put(id, all));
        assertThatThrownBy(() -> groupOfA(20, includes, Map.of()))
                .isInstanceOf(Unfit.class)
                .hasMessage("too many interface lists include each other");
    }

    private static long number(String list) {
        return list.charAt(0) - 'A' + 1L;
    }

    private Set<String> namesOfA(Map<Long, List<Long>> includes, Map<Long, List<Long>> excludes) {
        return groupOfA(4, includes, excludes).linuxNames();
    }

    private InterfaceGroup groupOfA(int lists, Map<Long, List<Long>> includes, Map<Long, List<Long>> excludes) {
        items.clear();
        items.put(PppProfileMenu.PATH, profiles);
        for (long id = 1; id <= lists; id++) {
            add(EthernetMenu.PATH, 0x1000 + id, Map.of("linux-name", new Value.Str("eth" + id)));
            add(
                    InterfaceListMenu.PATH,
                    id,
                    Map.of(
                            "include", ids(includes.getOrDefault(id, List.of())),
                            "exclude", ids(excludes.getOrDefault(id, List.of()))));
            if (id > 1) {
                add(
                        InterfaceListMemberMenu.PATH,
                        id,
                        Map.of("list", new Value.Id(id), "interface", new Value.Id(0x1000 + id)));
            }
        }
        InterfaceGroups groups = new InterfaceGroups(new Source(new Configuration(items), Set.of(), List.of()));
        groups.list(new RuleReading.Asked(false, new Value.Id(1)), true, false);
        return groups.named().getFirst();
    }

    private void add(String menu, long id, Map<String, Value> values) {
        items.computeIfAbsent(menu, _ -> new ArrayList<>()).add(new Item(menu, id, values));
    }

    private static Value ids(List<Long> ids) {
        return Value.Array.of(ids.stream().<Value>map(Value.Id::new).toList());
    }
}
