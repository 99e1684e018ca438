package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mask of an address of an interface, beside it or in it.
class AddressMaskTest {
    @TempDir
    private Path directory;

    private TestConsole console;

    @BeforeEach
    void open() {
        console = TestConsole.on(directory, List.of(TestConsole.port(1, "ether1")));
    }

    @AfterEach
    void close() {
        console.close();
    }

    private List<String> first() {
        return console.type(
                ":put [/ip address get 0 address]; :put [/ip address get 0 network]; :put [/ip address get 0 netmask]");
    }

    @Test
    void aMaskBesideTheAddressIsTheBitsOfItsNetwork() {
        assertThat(console.type("/ip address add address=10.0.0.1 netmask=255.255.255.0 interface=ether1"))
                .isEmpty();
        assertThat(first()).containsExactly("10.0.0.1/24", "10.0.0.0", "");
        assertThat(console.type("/ip address export terse").getLast())
                .startsWith("/ip address add address=10.0.0.1/24 interface=ether1");
        assertThat(console.type("/ip address set 0 netmask=255.255.0.0")).isEmpty();
        assertThat(first()).containsExactly("10.0.0.1/16", "10.0.0.0", "");
        assertThat(console.type("/ip address set 0 address=10.0.0.9")).isEmpty();
        assertThat(first()).containsExactly("10.0.0.9/32", "10.0.0.9", "");
        assertThat(console.remarks()).isEmpty();
    }

    @Test
    void aMaskWithHolesIsNone() {
        assertThat(console.type("/ip address add address=10.0.0.1 netmask=255.0.255.0 interface=ether1"))
                .containsExactly("invalid value for argument netmask");
    }
}
