package braid.shell.config;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.LinuxName;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxNamesTest {
    private static final String VLANS = "/interface/vlan";
    private static final String CLIENTS = "/interface/pppoe-client";
    private static final long CLIENT = 5;

    private final Map<String, List<Item>> items = new LinkedHashMap<>();

    /// Beside a port `ether1`, which Linux calls `eth0`.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            pppoe-out1,       pppoe-out1
            fifteen-bytes-x,  fifteen-bytes-x
            sixteen-bytes-xx, ppp-out5
            the provider,     ppp-out5
            a/b,              ppp-out5
            a:b,              ppp-out5
            a%b,              ppp-out5
            ppp%d,            ppp-out5
            .,                ppp-out5
            ..,               ppp-out5
            ...,              ...
            all,              ppp-out5
            default,          ppp-out5
            lo,               ppp-out5
            eth0,             ppp-out5
            eth1,             eth1
            ppp-in7,          ppp-out5
            ppp-inside,       ppp-inside
            ppp-out5,         ppp-out5
            ppp-out6,         ppp-out6
            <pppoe-joe>,      <pppoe-joe>
            m\u00fcnchen,     ppp-out5
            ``,               ppp-out5
            """)
    void aClientHasItsOwnNameOnLinuxOrAShortOne(String name, String linuxName) {
        port(1, "ether1", "eth0");
        add(CLIENTS, CLIENT, name);
        assertThat(names().of(1)).contains("eth0");
        assertThat(names().of(CLIENT)).contains(linuxName);
    }

    @Test
    void aShortNameThatIsSomebodysOwnGetsANumber() {
        port(1, "ether1", "ppp-out7-1");
        add(CLIENTS, 7, "a name for people, not for Linux");
        add(CLIENTS, 8, "ppp-out7");
        add(CLIENTS, 9, "another name for people");
        add(VLANS, 10, "the tagged network");
        assertThat(names().of(7)).contains("ppp-out7-2");
        assertThat(names().of(8)).contains("ppp-out7");
        assertThat(names().of(9)).contains("ppp-out9");
        assertThat(names().of(10)).contains("vlan-n10");
    }

    @Test
    void aPortThatWasNeverThereHasNoNameYet() {
        items.put(HardwarePorts.MENU, List.of(item(HardwarePorts.MENU, 1, HardwarePorts.absent("ether9"))));
        assertThat(names().of(1)).isEmpty();
        assertThat(names().of(2)).isEmpty();
    }

    @Test
    void noTwoInterfacesShareANameAndAllOfThemAreAllowed() {
        List<String> pool = List.of(
                "eth0", "ether1", "lo", "a%b", "ppp-in1", "ppp-out3", "ppp-out3-1", "vlan-n2", "vlan-n4", "x", "all");
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            items.clear();
            List<Long> made = new ArrayList<>();
            long id = 1;
            for (String name : pool) {
                switch (random.nextInt(4)) {
                    case 0 -> port(id, "port" + id, name);
                    case 1 -> made.add(add(VLANS, id, name));
                    default -> made.add(add(CLIENTS, id, name));
                }
                id++;
            }
            LinuxNames names = names();
            assertThat(names.interfaces().stream()
                            .map(item -> names.of(item.id()).orElseThrow()))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
            assertThat(made.stream().map(each -> names.of(each).orElseThrow()))
                    .as("seed %d", seed)
                    .allMatch(LinuxName::allowed)
                    .noneMatch(LinuxName::isShort);
        }
    }

    private LinuxNames names() {
        return new LinuxNames(new Configuration(items));
    }

    private void port(long id, String name, String linuxName) {
        items.computeIfAbsent(HardwarePorts.MENU, _ -> new ArrayList<>())
                .add(item(
                        HardwarePorts.MENU,
                        id,
                        Map.of(
                                HardwarePorts.NAME,
                                new Value.Str(name),
                                HardwarePorts.LINUX_NAME,
                                new Value.Str(linuxName))));
    }

    private long add(String menu, long id, String name) {
        items.computeIfAbsent(menu, _ -> new ArrayList<>())
                .add(item(menu, id, Map.of(HardwarePorts.NAME, new Value.Str(name))));
        return id;
    }

    private static Item item(String menu, long id, Map<String, Value> values) {
        return new Item(menu, id, values);
    }
}
