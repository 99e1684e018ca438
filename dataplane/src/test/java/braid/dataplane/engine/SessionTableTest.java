package braid.dataplane.engine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.LinkAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionTableTest {
    private static final Counters<EngineCounter> DROPPED = new Counters<>(EngineCounter.class);

    @Test
    void findsWhatAMapFinds() {
        var random = new Random(1);
        var table = new SessionTable();
        Map<LinkAddress, LinkState> expected = new HashMap<>();

        for (int i = 0; i < 20_000; i++) {
            var address = new LinkAddress(1 + random.nextInt(40), 1, 1 + random.nextInt(40));
            if (random.nextInt(3) == 0 && expected.containsKey(address)) {
                table.remove(expected.remove(address));
            } else if (!expected.containsKey(address)) {
                var link = new LinkState(i, "eth0", address, new LinkState.Attachment.Closed(), DROPPED);
                table.put(link);
                expected.put(address, link);
            }
            assertThat(table.find(address.peerMac(), address.sessionId()))
                    .isSameAs(expected.getOrDefault(address, LinkState.NONE));
        }
        expected.forEach((address, link) ->
                assertThat(table.find(address.peerMac(), address.sessionId())).isSameAs(link));
    }

    @Test
    void theSameSessionOfAnotherPeerIsAnotherOne() {
        var table = new SessionTable();
        table.put(new LinkState(1, "eth0", new LinkAddress(2, 1, 7), new LinkState.Attachment.Closed(), DROPPED));

        assertThat(table.find(3, 7)).isSameAs(LinkState.NONE);
    }
}
