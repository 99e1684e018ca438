package braid.shell.schema;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTypeTest {
    private static final Type.Names NONE = new Type.Names() {
        @Override
        public List<String> of(String menuPath) {
            return List.of();
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

    @ParameterizedTest
    @CsvSource({
        "0x10, 16",
        "007, 7",
        "2KiB, 2",
        "2MiB, 2048",
        "8796093022207GiB, 9223372036853727232",
        "8796093022208GiB, value of x out of range (-5..9223372036854775807)",
        "99999999999999999999, value of x out of range (-5..9223372036854775807)",
        "0xffffffffffffffff, value of x out of range (-5..9223372036854775807)",
        "-6, value of x out of range (-5..9223372036854775807)",
        "15x, value of x contains invalid trailing characters",
        "x, invalid value for argument x",
    })
    void readsWithoutOverflow(String text, String expected) {
        Type type = Types.number(-5, Long.MAX_VALUE).asSize();
        String read = switch (type.read(new Value.Str(text), NONE)) {
            case Type.Reading.Accepted(Value value) -> Long.toString(((Value.Num) value).value());
            case Type.Reading.Refused refused -> refused.about("x");
        };
        assertThat(read).isEqualTo(expected);
    }
}
