package braid.dataplane.engine.control;

import braid.dataplane.engine.QuietPort;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppoeClient;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/// The scene of a test: a client's and a server's control plane, joined by two lines in virtual time.
abstract class TwoLines {
    static final OptionalInt MRRU = OptionalInt.of(1600);
    static final Set<AuthenticationMethod> ANY = EnumSet.allOf(AuthenticationMethod.class);

    TestWire wire;
    TestRouter home;
    TestRouter isp;

    @BeforeEach
    final void twoRoutersAndTwoLines() {
        lines(1);
    }

    /// Everything anew.
    final void lines(long seed) {
        wire = new TestWire(seed);
        home = new TestRouter("home", wire, seed + 1);
        isp = new TestRouter("isp", wire, seed + 2);
        isp.plug(port("acc0", 3));
        isp.plug(port("acc1", 4));
        joinHome();
    }

    /// A host that crashed and starts again: it knows nothing, and has its old addresses.
    final void crashHome(long seed) {
        wire.remove(home);
        home = new TestRouter("home", wire, seed);
        joinHome();
    }

    private void joinHome() {
        wire.connect(home, "wan0", isp, "acc0");
        wire.connect(home, "wan1", isp, "acc1");
        home.plug(port("wan0", 1));
        home.plug(port("wan1", 2));
    }

    static QuietPort port(String name, int number) {
        return new QuietPort(number, name, new MacAddress(0x020000000000L + number), 1500);
    }

    final void serve(OptionalInt mrru, Set<AuthenticationMethod> methods) {
        isp.configure(TestConfigurations.servers(
                TestConfigurations.server("acc0", mrru, methods), TestConfigurations.server("acc1", mrru, methods)));
    }

    final void dial(PppoeClient client) {
        home.configure(TestConfigurations.clients(client));
    }
}
