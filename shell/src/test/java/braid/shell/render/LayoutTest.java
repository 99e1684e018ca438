package braid.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.schema.Flag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private static final List<Flag> FLAGS = List.of(Flag.of('D', "dynamic", 0), Flag.of('A', "active", 1));
    private static final Field NAME = new Field("name", true, false);
    private static final Field MTU = new Field("mtu", false, true);

    @ParameterizedTest
    @CsvSource({"abc,3", "müller,6", "東京,4", "e\u0301,1", "🙂,2", "'',0"})
    void aTextIsAsWideAsATerminalShowsIt(String text, int columns) {
        assertThat(TextWidth.of(bytes(text))).isEqualTo(columns);
    }

    @Test
    void bytesThatAreNoTextTakeOneColumnEach() {
        assertThat(TextWidth.of("\u00ff\u00fe")).isEqualTo(2);
    }

    @Test
    void noLetterIsCutInTwo() {
        assertThat(TextWidth.cut(bytes("東京"), 3)).isEqualTo(bytes("東"));
        assertThat(TextWidth.cut("abc", 2)).isEqualTo("ab");
    }

    @Test
    void columnsStandUnderEachOther() {
        assertThat(table(entry("0", "", "東京", "1500"), entry("1", "A", "é", "576")))
                .containsExactly(
                        "Flags: A - ACTIVE",
                        "Columns: NAME, MTU",
                        "#   NAME   MTU",
                        bytes("0   東京  1500"),
                        bytes("1 A é      576"));
    }

    @Test
    void rowsWithoutNumbersBeginWithTheirFlags() {
        Entry dynamic = entry("", "DA", "r", "1");
        assertThat(table(dynamic))
                .containsExactly(
                        "Flags: D - DYNAMIC; A - ACTIVE", "Columns: NAME, MTU", "   NAME  MTU", "DA r       1");
        assertThat(TerseLayout.lines(FLAGS, List.of(NAME, MTU), List.of(dynamic)))
                .containsExactly("DA name=r mtu=1");
    }

    @Test
    void aMixedListHasBlanksForNumbersThatAreMissing() {
        List<Entry> mixed = List.of(entry("", "DA", "r", "1"), entry("10", "A", "s", "2"));
        assertThat(table(mixed.toArray(Entry[]::new)).subList(2, 5))
                .containsExactly(" #    NAME  MTU", "   DA r       1", "10  A s       2");
        assertThat(TerseLayout.lines(FLAGS, List.of(NAME), mixed)).containsExactly("   DA name=r", "10  A name=s");
    }

    @Test
    void nothingThatAPeerSaysMovesTheCursor() {
        Entry entry = entry("0", "", "a\u001b[2J\nb\u00c2\u009b", "1");
        assertThat(table(entry).getLast()).isEqualTo("0 a\\1B[2J\\nb\\9B    1");
        assertThat(DetailLayout.lines(List.of(), List.of(NAME), List.of(entry), 80))
                .containsExactly(" 0 name=\"a\\1B[2J\\nb\\9B\"", "");
        assertThat(TerseLayout.lines(List.of(), List.of(NAME), List.of(entry)))
                .containsExactly("0 name=a\\1B[2J\\nb\\9B");
        assertThat(BlockLayout.lines(List.of(NAME), List.of(entry))).containsExactly("  name: a\\1B[2J\\nb\\9B", "");
    }

    @Test
    void textIsQuotedInTheDetailFormWithItsLettersAsTheyAre() {
        assertThat(DetailLayout.lines(List.of(), List.of(NAME), List.of(entry("0", "", bytes("\"é\" \\ $x"), "1")), 80))
                .containsExactly(bytes(" 0 name=\"\\\"é\\\" \\\\ $x\""), "");
    }

    @Test
    void severalItemsStandSideBySide() {
        assertThat(BlockLayout.lines(
                        List.of(NAME, MTU), List.of(entry("", "", "ether1", "0"), entry("", "", "é", "15"))))
                .containsExactly("  name: ether1 " + bytes(" é"), "   mtu:      0 15", "");
    }

    @Test
    void columnsThatWouldNotBeReadableGoOnBelow() {
        Field reason = new Field("last-reason", true, false);
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("name", List.of("ether1"));
        values.put("mtu", List.of("1500"));
        values.put("last-reason", List.of("peer is not responding"));
        Entry entry = new Entry("0", Set.of(), Optional.empty(), Optional.empty(), values);
        List<Field> fields = List.of(NAME, MTU, reason);
        assertThat(TableLayout.lines(List.of(), fields, List.of(entry), 40))
                .containsExactly(
                        "Columns: NAME, MTU, LAST-REASON",
                        "# NAME     MTU  LAST-REASON",
                        "0 ether1  1500  peer is not responding");
        assertThat(TableLayout.lines(List.of(), fields, List.of(entry), 26))
                .endsWith("# NAME     MTU", "  LAST-REASON", "0 ether1  1500", "  peer is not responding");
        assertThat(TableLayout.lines(List.of(), fields, List.of(entry), 32).getLast())
                .isEqualTo("0 ether1  1500  peer is not resp");
    }

    private static List<String> table(Entry... entries) {
        return TableLayout.lines(FLAGS, List.of(NAME, MTU), List.of(entries), 80);
    }

    private static Entry entry(String number, String flags, String name, String mtu) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("name", List.of(name.chars().anyMatch(c -> c > 0xff) || name.equals("é") ? bytes(name) : name));
        values.put("mtu", List.of(mtu));
        Set<Character> set = Arrays.stream(flags.split("", -1))
                .filter(flag -> !flag.isEmpty())
                .map(flag -> flag.charAt(0))
                .collect(Collectors.toSet());
        return new Entry(number, set, Optional.empty(), Optional.empty(), values);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
