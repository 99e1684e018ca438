package braid.shell.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.command.Directives;
import braid.shell.schema.Menu;
import braid.shell.schema.Type;
import braid.shell.script.Library;
import braid.shell.script.TestMenus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    private static final Menu ROOT = new Library(TestMenus.root(), Directives.all()).root();

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "/inte # interface_",
                "/ip/ # address_ dns_ firewall_ route_",
                "/ip a # address_",
                "/ip/address pr # print_",
                "/ip address/ # add_ disable_ enable_ find_ get_ monitor_ print_ remove_ set_",
                ":pu # put_",
                "pu # put_",
                "/ip address print d # detail_",
                "/ip address add # add_",
                "`/ip address add ` # address= chain= comment= disabled= dst-port= interface= protocol=",
                "`/ip address add address=1.1.1.1/24 i` # interface=",
                "`/ip address add disabled=` # no_ yes_",
                "`/ip address add disabled=y` # yes_",
                "`/ip address set ` # address= chain= comment= disabled= dst-port= interface= numbers= protocol= ether1_ ether2_",
                "`/ip address set ether` # ether1_ ether2_",
                "`/ip address set [fi` # find_",
                "`:put [/ip/route/pr` # print_",
                "`:if (true) do={ /ip/ad` # address_",
                "`/ip address { pri` # print_",
                "`:local abc 1; :put $a` # abc",
                "`:local abc 1; :put \"x $a` # abc",
                "`:put \"$[/ip ro` # route_",
                "`:put (1 + [/ip ro` # route_",
                "`/ip address print where comm` # comment=",
                "`/ip address find interf` # interface=",
                "`/ip address; ad` # add_",
                "`/system script add source={ /ip ` # ``",
                "`/ip address print wh` # where_",
                "`/ip address add dp` # dst-port=",
                "/ip adrs # address_",
                "`/zzz ` # ``",
            })
    void offersWhatMayStandThere(String text, String expected) {
        Candidates candidates = Completion.at(text, ROOT, ROOT, Variables.ofText(), names());
        assertThat(candidates.words().stream()
                        .map(candidate -> candidate.word() + candidate.append().replace(' ', '_'))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "`/ip address print` # `DDD.DDDDDDD.CCCCC`",
                "`/ip address set 0 comment=\"a\\n\"` # `DDD.DDDDDDD.CCC...AAAAAAASS.\\\\S`",
                "`:local x 1; :put $x` # `DCCCCC.L..S.DCCC.SL`",
                "`:put $x` # `DCCC.SP`",
                "`/ip zzz` # `DDD.EEE`",
                "`{ :put [:len \"a\"]` # `S.DCCC.SDCCC.S.SS`",
                "`:foreach i in={1} do={:put $i}` # `DCCCCCCC.V.AASS.S.AASSDCCC.SVS`",
            })
    void coloursEachByte(String text, String expected) {
        assertThat(Colours.of(text, ROOT, ROOT, Variables.ofText()).stream()
                        .map(CompletionTest::letter)
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }

    private static String letter(Colour colour) {
        return switch (colour) {
            case NONE -> ".";
            case DIR -> "D";
            case CMD -> "C";
            case ARG -> "A";
            case SYNTAX_META -> "S";
            case ESCAPED -> "\\";
            case COMMENT -> "#";
            case VARIABLE_LOCAL -> "L";
            case VARIABLE_GLOBAL -> "G";
            case VARIABLE_AUTO -> "V";
            case VARIABLE_PARAMETER -> "P";
            case VARIABLE_UNDEFINED -> "U";
            case ERROR -> "E";
        };
    }

    private static Type.Names names() {
        return new Type.Names() {
            @Override
            public List<String> of(String menuPath) {
                return List.of("ether1", "ether2");
            }

            @Override
            public List<String> values(String menuPath, String property) {
                return List.of();
            }

            @Override
            public OptionalLong idOf(String menuPath, String name) {
                return OptionalLong.empty();
            }

            @Override
            public Optional<String> nameOf(String menuPath, long id) {
                return Optional.empty();
            }
        };
    }
}
