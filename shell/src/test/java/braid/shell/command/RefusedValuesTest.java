package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What RouterOS says of values that are none, and of values that are not given.
class RefusedValuesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ip firewall filter add chain=input src-address=300.1.1.1      | value of range expects range of ip addresses
            /ip firewall filter add chain=input src-address=!host          | value of range expects range of ip addresses
            /ip firewall nat add chain=srcnat dst-address=10.0.0.0/33      | value of range expects range of ip addresses
            /ip firewall mangle add chain=input src-address=10.0.0.1-x     | value of range expects range of ip addresses
            /ip pool add name=p ranges=10.0.0.1,x                          | value of range expects range of ip addresses
            /ip address add                                                | missing value(s) of argument(s) address interface
            /interface vlan add                                            | missing value(s) of argument(s) interface vlan-id
            /interface list add                                            | missing value(s) of argument(s) name
            /interface list member add                                     | missing value(s) of argument(s) interface list
            /interface bridge port add                                     | missing value(s) of argument(s) bridge interface
            /system logging action add                                     | missing value(s) of argument(s) name target
            /ip dhcp-client add                                            | missing value(s) of argument(s) interface
            /interface comment                                             | missing value(s) of argument(s) comment numbers
            /ip route unset                                                | missing value(s) of argument(s) numbers value-name
            /ip route remove                                               | missing value(s) of argument(s) numbers
            """)
    void isSaidAtOnce(String command, String said) {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            assertThat(console.type(command)).containsExactly(said);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "10.0.0.0/24, 10.0.0.0/24",
        "10.0.0.0/255.255.255.0, 10.0.0.0/255.255.255.0",
        "10.0.0.1-10.0.0.9, 10.0.0.1-10.0.0.9",
        "!10.0.0.1, !10.0.0.1"
    })
    void aRangeIsKept(String given, String kept) {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            console.type("/ip firewall filter add chain=input src-address=" + given);
            assertThat(console.type(":put [/ip firewall filter get 0 src-address]"))
                    .containsExactly(kept);
        }
    }
}
