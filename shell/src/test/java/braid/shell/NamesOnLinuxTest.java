package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Lab;
import braid.shell.testing.Namespace;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.RunningRouter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The name service of a router, from its console: over its own sockets and back.
@Tag("kernel")
@NeedsHost(programs = {"ip"})
class NamesOnLinuxTest {
    @Test
    void aNameIsSetAskedForOverTheNetworkAndShown() throws Exception {
        try (Lab lab = Lab.open("names")) {
            Namespace namespace = lab.namespace();
            RunningRouter router = RunningRouter.start(namespace, "router");
            router.type("/ip dns static { add name=router.lan address=192.168.88.1;"
                    + " add name=www.lan type=CNAME cname=router.lan; add name=no.lan type=NXDOMAIN }");
            assertThat(router.type(":put [:resolve www.lan]")).isEqualTo("192.168.88.1");
            assertThat(router.type(":put [:resolve WWW.lan server=127.0.0.1]")).isEqualTo("192.168.88.1");
            assertThat(router.type(":put [:resolve www.lan server=::1 type=ipv4]"))
                    .isEqualTo("192.168.88.1");
            assertThat(router.run(":resolve no.lan").errors()).contains("failure: dns name does not exist");
            assertThat(router.type("/ip dns cache print terse where name=router.lan"))
                    .contains("S type=A data=192.168.88.1 name=router.lan ttl=1d");
            assertThat(router.type("/ip dns static print count-only where !invalid"))
                    .isEqualTo("3");
        }
    }
}
