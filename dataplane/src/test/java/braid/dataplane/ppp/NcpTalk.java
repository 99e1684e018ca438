package braid.dataplane.ppp;

import braid.dataplane.wire.ControlPacket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Two ends of one control protocol over a perfect line: what each says is heard by the other until both fall silent.
public final class NcpTalk {
    private final Function<ControlPacket, List<LayerEvent>> first;
    private final Function<ControlPacket, List<LayerEvent>> second;
    private final List<ControlPacket> said = new ArrayList<>();

    public NcpTalk(Function<ControlPacket, List<LayerEvent>> first, Function<ControlPacket, List<LayerEvent>> second) {
        this.first = first;
        this.second = second;
    }

    /// Every packet, in the order it was sent.
    public List<ControlPacket> said() {
        return said;
    }

    public void run(List<LayerEvent> fromFirst, List<LayerEvent> fromSecond) {
        ArrayDeque<ControlPacket> toSecond = new ArrayDeque<>(sent(fromFirst));
        ArrayDeque<ControlPacket> toFirst = new ArrayDeque<>(sent(fromSecond));
        while (!toSecond.isEmpty() || !toFirst.isEmpty()) {
            if (said.size() > 100) {
                throw new AssertionError("no end: " + said);
            }
            if (toSecond.isEmpty()) {
                toSecond.addAll(sent(first.apply(toFirst.removeFirst())));
            } else {
                toFirst.addAll(sent(second.apply(toSecond.removeFirst())));
            }
        }
    }

    private List<ControlPacket> sent(List<LayerEvent> events) {
        List<ControlPacket> packets = events.stream()
                .filter(LayerEvent.Send.class::isInstance)
                .map(event -> ((LayerEvent.Send) event).packet())
                .toList();
        said.addAll(packets);
        return packets;
    }
}
