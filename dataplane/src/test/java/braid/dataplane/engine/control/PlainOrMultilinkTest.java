package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.PppoeClient;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Whether a session speaks Multilink PPP or goes on without.
class PlainOrMultilinkTest extends TwoLines {
    @Test
    void aPeerWithoutMultilinkGetsOnePlainLink() {
        serve(OptionalInt.empty(), ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(30);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.linksUp()).isEqualTo(1);
        BundleStatus bundle = home.control().status(wire.now()).bundles().getFirst();
        assertThat(bundle.negotiated().multilink()).isFalse();
        assertThat(bundle.negotiated().mtuBytes()).isEqualTo(1492);
        assertThat(home.control().status(wire.now()).memberLinks())
                .anyMatch(link -> link.standing().reason().equals("peer does no multilink"));
    }

    @Test
    void eachLinkOfABundleHasAMagicNumberOfItsOwn() {
        serve(MRRU, ANY);
        dial(TestConfigurations.withMrru(TestConfigurations.client("wan0", "wan1"), MRRU));
        wire.runSeconds(8);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(home.magics()).hasSize(2).doesNotHaveDuplicates().doesNotContain(0);
        assertThat(isp.magics()).hasSize(2).doesNotHaveDuplicates().doesNotContainAnyElementsOf(home.magics());
    }

    @Test
    void multilinkOnOneLinkCarriesFullPackets() {
        serve(MRRU, ANY);
        PppoeClient client = TestConfigurations.client("wan0");
        dial(TestConfigurations.withMrru(client, OptionalInt.of(1614)));
        wire.runSeconds(5);
        BundleStatus bundle = home.control().status(wire.now()).bundles().getFirst();
        assertThat(bundle.negotiated().multilink()).isTrue();
        assertThat(bundle.negotiated().mtuBytes()).isEqualTo(1600);
    }

    @Test
    void aPeerThatAcknowledgesAnMrruAndIsDeafToItGoesOnPlain() {
        isp.deafToMultilink();
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0"));
        dial(TestConfigurations.withMrru(TestConfigurations.client("wan0"), OptionalInt.of(1600)));
        home.deafToMultilink();
        wire.runSeconds(30);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.control()
                        .status(wire.now())
                        .bundles()
                        .getFirst()
                        .negotiated()
                        .multilink())
                .isFalse();
    }
}
