package braid.dataplane.pppoe;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.ServiceSearch.Offer;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppoeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServiceSearchTest {
    private static final long SECOND = 1_000_000_000L;
    private static final MacAddress ONE = new MacAddress(0x020000000001L);
    private static final MacAddress TWO = new MacAddress(0x020000000002L);

    private final ServiceSearch search = new ServiceSearch(new Random(1));
    private final DiscoveryPacket request = search.advance(-SECOND).orElseThrow();

    @Test
    void itAsksForAnyServiceOnceASecond() {
        assertThat(request.code()).isEqualTo(PppoeCode.PADI);
        assertThat(request.first(PppoeTag.SERVICE_NAME)).contains(Octets.EMPTY);
        assertThat(search.advance(-1)).isEmpty();
        assertThat(search.advance(0)).contains(request);
        assertThat(search.advance(SECOND / 2)).isEmpty();
    }

    @Test
    void eachServiceOfEachConcentratorIsShownOnce() {
        search.receive(offer("ac1", "isp", "tv"), ONE);
        search.receive(offer("ac2", "isp"), TWO);
        search.receive(offer("ac1", "isp", "tv"), ONE);
        assertThat(search.offers())
                .containsExactly(
                        new Offer("isp", ONE, "ac1"), new Offer("tv", ONE, "ac1"), new Offer("isp", TWO, "ac2"));
        assertThat(search.refused()).isZero();
    }

    @Test
    void answersToOthersAndBrokenOnesAreCounted() {
        DiscoveryPacket good = offer("ac1", "isp");
        search.receive(new DiscoveryPacket(PppoeCode.PADS, 0, good.tags()), ONE);
        search.receive(new DiscoveryPacket(PppoeCode.PADO, 7, good.tags()), ONE);
        search.receive(with(without(good, PppoeTag.HOST_UNIQ), PppoeTag.text(PppoeTag.HOST_UNIQ, "another")), ONE);
        search.receive(without(good, PppoeTag.AC_NAME), ONE);
        search.receive(without(good, PppoeTag.HOST_UNIQ), ONE);
        search.receive(with(good, PppoeTag.text(PppoeTag.GENERIC_ERROR, "no")), ONE);
        assertThat(search.offers()).isEmpty();
        assertThat(search.refused()).isEqualTo(6);
    }

    @Test
    void noMoreThanSomeAreKept() {
        for (int i = 0; i < 1000; i++) {
            search.receive(offer("ac" + i, "isp"), new MacAddress(i));
        }
        assertThat(search.offers()).hasSize(256);
        assertThat(search.refused()).isEqualTo(744);
    }

    private DiscoveryPacket offer(String acName, String... services) {
        List<PppoeTag> tags = new ArrayList<>(List.of(PppoeTag.text(PppoeTag.AC_NAME, acName)));
        for (String service : services) {
            tags.add(PppoeTag.text(PppoeTag.SERVICE_NAME, service));
        }
        tags.add(new PppoeTag(
                PppoeTag.HOST_UNIQ, request.first(PppoeTag.HOST_UNIQ).orElseThrow()));
        return new DiscoveryPacket(PppoeCode.PADO, 0, tags);
    }

    private static DiscoveryPacket without(DiscoveryPacket packet, int type) {
        return new DiscoveryPacket(
                packet.code(),
                packet.sessionId(),
                packet.tags().stream().filter(tag -> tag.type() != type).toList());
    }

    private static DiscoveryPacket with(DiscoveryPacket packet, PppoeTag more) {
        List<PppoeTag> tags = new ArrayList<>(packet.tags());
        tags.add(more);
        return new DiscoveryPacket(packet.code(), packet.sessionId(), tags);
    }
}
