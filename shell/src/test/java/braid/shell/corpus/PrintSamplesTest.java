package braid.shell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.command.Entries;
import braid.shell.menu.Menus;
import braid.shell.render.BlockLayout;
import braid.shell.render.DetailLayout;
import braid.shell.render.Field;
import braid.shell.render.TableLayout;
import braid.shell.render.TerseLayout;
import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What RouterOS 7 printed, beside what is printed here of items with the same values: order of properties, columns and
/// their widths, legend, quotes, lines of comments.
class PrintSamplesTest {
    private static final int WITHOUT_EDGE = 100_000;
    private static final MenuTree TREE = Menus.tree(List.of());

    private enum Form {
        TABLE,
        DETAIL,
        /// The form of a plain `print`: the legend is the one of the manual page that the product follows.
        PLAIN_DETAIL,
        TERSE,
        BLOCK
    }

    /// @param later flags that the version of the sample did not have
    private record Compared(String file, String menu, Form form, String later) {}

    private static final List<Compared> COMPARED = List.of(
            whole("ip_address_print_3", "/ip/address", Form.TABLE),
            whole("interface_print_detail_01", "/interface", Form.DETAIL),
            whole("interface_vlan_print_detail", "/interface/vlan", Form.DETAIL),
            whole("interface_vlan_print_detail_01", "/interface/vlan", Form.DETAIL),
            whole("interface_vlan_print_detail_02", "/interface/vlan", Form.DETAIL),
            whole("ip_firewall_filter_print_all_without-paging", "/ip/firewall/filter", Form.PLAIN_DETAIL),
            whole("ip_firewall_nat_print_all_without-paging", "/ip/firewall/nat", Form.PLAIN_DETAIL),
            whole("log_print_detail_without-paging", "/log", Form.DETAIL),
            new Compared("interface_print_terse_without-paging2", "/interface", Form.TERSE, "P"),
            new Compared("ip_route_print_terseIPv4", "/ip/route", Form.TERSE, "+"),
            whole("interface_ethernet_monitor_name_once", "/interface/ethernet", Form.BLOCK),
            whole("interface_ethernet_monitor_name_once4", "/interface/ethernet", Form.BLOCK),
            whole("system_clock_print", "/system/clock", Form.BLOCK),
            whole("system_identity_print", "/system/identity", Form.BLOCK),
            whole("system_resource_print_4", "/system/resource", Form.BLOCK));

    /// Why a sample of a menu that is carried out here is not compared.
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("interface_ethernet_monitor_name_once2", "the same layout, other values"),
            Map.entry("interface_ethernet_monitor_name_once3", "the same layout, other values"),
            Map.entry("interface_ethernet_print", "version 6's table"),
            Map.entry("interface_print_brief", "version 6's table"),
            Map.entry("interface_print_detail", "version 6's legend"),
            Map.entry("interface_print_terse_without-paging", "version 6: no flag for what passes through"),
            Map.entry("ip_address_export_verbose", "an export"),
            Map.entry("ip_address_print", "version 6's table"),
            Map.entry("ip_address_print_1", "version 6's table"),
            Map.entry("ip_address_print_2", "version 6's table"),
            Map.entry("ip_address_print_5", "edited after it was captured: cells stand beside their columns"),
            Map.entry("ip_address_print_4", "edited after it was captured: values are shorter than their columns"),
            Map.entry("ip_arp_print", "version 6's table"),
            Map.entry("ip_arp_print_terse_without-paging", "version 6: no status"),
            Map.entry("ip_arp_print_without-paging", "version 6's table"),
            Map.entry("ip_arp_print_without-paging2", "a line of the log came between its lines"),
            Map.entry(
                    "ip_firewall_connection_print_terse_without-paging",
                    "counters of a fast path that there is not here"),
            Map.entry("ip_dns_cache_print_terse_without-paging", "edited after it was captured: no room for flags"),
            Map.entry("ip_firewall_address-list_print_terseIPv4", "version 6's flags"),
            Map.entry("ip_firewall_address-list_print_terseIPv6", "another menu"),
            Map.entry("ip_route_print_detail", "version 6's flags"),
            Map.entry("ip_route_print_terseIPv6", "version 6's flags"),
            Map.entry("ip_route_print_terse_without-paging", "version 6's flags"),
            Map.entry("system_resource_print_1", "the same layout, other values"),
            Map.entry("system_resource_print_2", "the same layout, other values"),
            Map.entry("system_resource_print_3", "edited after it was captured: begins with tabs"));

    private static Compared whole(String file, String menu, Form form) {
        return new Compared(file, menu, form, "");
    }

    @TestFactory
    Stream<DynamicTest> whatRouterOsPrints() {
        Path folder = Corpus.folder().resolve("print-samples");
        return COMPARED.stream()
                .map(compared -> DynamicTest.dynamicTest(compared.file(), () -> compare(folder, compared)));
    }

    private static void compare(Path folder, Compared compared) throws IOException {
        List<String> text = PrintSample.read(
                Files.readString(folder.resolve(compared.file() + ".txt"), StandardCharsets.ISO_8859_1));
        MenuDeclaration menu = TREE.declaration(compared.menu()).orElseThrow();
        List<Flag> flags = menu.flags().stream()
                .filter(flag -> compared.later().indexOf(flag.letter()) < 0)
                .toList();
        List<Field> fields = menu.properties().stream().map(Entries::field).toList();
        List<String> expected = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        switch (compared.form()) {
            case TABLE -> {
                PrintSample sample = PrintSample.table(text);
                List<Field> columns = menu.columns().stream()
                        .map(name -> Entries.field(menu.property(name).orElseThrow()))
                        .toList();
                expected.addAll(sample.lines());
                printed.addAll(TableLayout.lines(flags, columns, sample.entries(), WITHOUT_EDGE));
            }
            case DETAIL, PLAIN_DETAIL -> {
                PrintSample sample = PrintSample.detail(menu, text);
                expected.addAll(sample.lines());
                boolean apart = compared.form() == Form.DETAIL;
                printed.addAll(DetailLayout.of(flags, fields, sample.entries(), WITHOUT_EDGE, apart)
                        .lines());
            }
            case TERSE -> {
                // One file holds version 6 and, below it, version 7.
                List<String> lines = compared.menu().equals("/interface")
                        ? text
                        : text.stream().filter(line -> line.startsWith("DA")).toList();
                PrintSample sample = PrintSample.terse(menu, lines);
                expected.addAll(sample.lines());
                printed.addAll(TerseLayout.lines(flags, fields, sample.entries()));
            }
            case BLOCK -> {
                PrintSample sample = PrintSample.block(text);
                expected.addAll(sample.lines());
                List<Field> inOrder = sample.entries().getFirst().values().keySet().stream()
                        .map(name -> menu.property(name).map(Entries::field).orElse(new Field(name, false, false)))
                        .toList();
                printed.addAll(BlockLayout.lines(inOrder, sample.entries()));
                assertThat(sample.entries().getFirst().values().keySet().stream()
                                .filter(name -> menu.property(name).isPresent()))
                        .as("order of the properties")
                        .isSortedAccordingTo(Comparator.comparingInt(name -> menu.properties().stream()
                                .map(Property::name)
                                .toList()
                                .indexOf(name)));
            }
        }
        assertThat(printed.stream()
                        .flatMap(lines -> Stream.of(lines.split("\n", -1)))
                        .map(PrintSamplesTest::withoutIndent))
                .isEqualTo(
                        expected.stream().map(PrintSamplesTest::withoutIndent).toList());
    }

    /// Rows behind those shown may have been taken out of a sample, so that its numbers are wider than they need be.
    private static String withoutIndent(String line) {
        return line.replaceFirst("^ (?=\\d )", "");
    }

    @Test
    void eachSampleOfAMenuThatIsCarriedOutIsComparedOrSaysWhyNot() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.folder().resolve("print-samples"))) {
            List<String> samples = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .filter(name -> !name.startsWith("ping"))
                    .filter(name -> TREE.declaration(menu(name))
                            .filter(MenuDeclaration::carriedOut)
                            .isPresent())
                    .toList();
            assertThat(samples)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(COMPARED.stream().map(Compared::file), OTHERS.keySet().stream())
                                    .toList());
        }
    }

    private static String menu(String sample) {
        return "/" + sample.replaceAll("_(print|monitor|export).*", "").replace('_', '/');
    }
}
