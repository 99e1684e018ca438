package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.EngineLimits;
import braid.dataplane.engine.EthernetPort;
import braid.dataplane.multilink.Counters;
import braid.dataplane.network.MacAddress;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.ppp.lcp.LcpSettings;
import braid.dataplane.pppoe.AccessConcentrator;
import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.LogEvent;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// What all parts of one control plane share: the actions being collected, ports, timers, numbers and counters.
final class ControlContext {
    private static final int PROTOCOL_BYTES = 2;

    // PPPoE and PPP header before the payload, of an Ethernet frame's.
    private static final int PPPOE_AND_PPP_BYTES = 8;

    private final EndpointDiscriminator endpoint;
    private final RandomGenerator random;
    private final TimerQueue timers = new TimerQueue();
    private final Map<String, EthernetPort> ports = new TreeMap<>();
    private final Map<String, Set<ClientLine>> lines = new HashMap<>();
    private final Map<String, Counters<ControlCounter>> counters = new TreeMap<>();
    private final EndedSessions ended = new EndedSessions(this);
    private List<ControlAction> actions = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();
    private int lastNumber;
    private long links;

    ControlContext(EndpointDiscriminator endpoint, RandomGenerator random) {
        this(endpoint, random, 0);
    }

    /// @param lastNumber the first number given is the one after it
    ControlContext(EndpointDiscriminator endpoint, RandomGenerator random, int lastNumber) {
        this.endpoint = endpoint;
        this.random = random;
        this.lastNumber = lastNumber;
    }

    EndpointDiscriminator endpoint() {
        return endpoint;
    }

    RandomGenerator random() {
        return random;
    }

    EndedSessions ended() {
        return ended;
    }

    TimerQueue timers() {
        return timers;
    }

    Map<String, EthernetPort> ports() {
        return ports;
    }

    Optional<EthernetPort> port(String linuxName) {
        return Optional.ofNullable(ports.get(linuxName));
    }

    /// The most octets of PPP information that a frame of the interface carries, as large as its MTU is now.
    static int largestPayload(EthernetPort port) {
        return Math.min(port.mtuBytes() - PPPOE_AND_PPP_BYTES, EngineLimits.STANDARD.largestPayload());
    }

    /// Whether that is enough for any link.
    static boolean carriesPpp(EthernetPort port) {
        return largestPayload(port) >= LcpSettings.MIN_MRU_BYTES;
    }

    /// What either side of a session may ask for (RFC 4638 section 3).
    ///
    /// @param agreed by discovery; empty: what holds without
    static int limitBytes(EthernetPort port, OptionalInt agreed) {
        int limit = Math.min(largestPayload(port), agreed.orElse(AccessConcentrator.PLAIN_MAX_PAYLOAD));
        // An MTU may shrink while a session is being made; then little passes, and that is all.
        return Math.max(LcpSettings.MIN_MRU_BYTES, limit);
    }

    /// The lines that are dialled over an interface.
    List<ClientLine> lines(String linuxName) {
        return List.copyOf(lines.getOrDefault(linuxName, Set.of()));
    }

    void add(ClientLine line) {
        lines.computeIfAbsent(line.line().linuxName(), _ -> new LinkedHashSet<>())
                .add(line);
    }

    void remove(ClientLine line) {
        lines.computeIfPresent(line.line().linuxName(), (_, there) -> {
            there.remove(line);
            return there.isEmpty() ? null : there;
        });
    }

    /// For links and bundles alike: positive, none that is in use, and of the others the one that was for longest not.
    int newNumber() {
        do {
            lastNumber = lastNumber == Integer.MAX_VALUE ? 1 : lastNumber + 1;
        } while (!numbers.add(lastNumber));
        return lastNumber;
    }

    /// A link or bundle is gone.
    void free(int number) {
        numbers.remove(number);
    }

    /// Links by age: each gets a higher one.
    long newAge() {
        return ++links;
    }

    /// Something of the interface was dropped.
    void count(String linuxName, ControlCounter why) {
        counters.computeIfAbsent(linuxName, _ -> new Counters<>(ControlCounter.class))
                .count(why);
    }

    /// What was dropped of an interface, those reasons only that occurred.
    Map<ControlCounter, Long> dropped(String linuxName) {
        Map<ControlCounter, Long> dropped = new EnumMap<>(ControlCounter.class);
        Counters<ControlCounter> counted = counters.get(linuxName);
        for (ControlCounter why : counted == null ? new ControlCounter[0] : ControlCounter.values()) {
            if (counted.get(why) > 0) {
                dropped.put(why, counted.get(why));
            }
        }
        return dropped;
    }

    void act(ControlAction action) {
        actions.add(action);
    }

    List<ControlAction> taken() {
        List<ControlAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }

    void info(String message) {
        log(List.of("pppoe", "ppp", "info"), message);
    }

    void log(List<String> topics, String message) {
        act(new ControlAction.Log(new LogEvent(topics, message)));
    }

    void sendDiscovery(String linuxName, MacAddress destination, DiscoveryPacket packet) {
        byte[] tags = packet.encodedTags();
        port(linuxName).ifPresent(port -> {
            byte[] frame = new byte[PppoeView.HEADER_BYTES + tags.length];
            System.arraycopy(tags, 0, frame, PppoeView.HEADER_BYTES, tags.length);
            PppoeView.put(
                    ByteBuffer.wrap(frame),
                    0,
                    destination.bits(),
                    port.macAddress().bits(),
                    packet.code(),
                    packet.sessionId(),
                    tags.length);
            act(new ControlAction.SendFrame(linuxName, frame));
        });
    }

    /// @param protocol of [braid.dataplane.wire.PppProtocol]
    void sendSession(SessionKey session, MacAddress ours, int protocol, ControlPacket packet) {
        int payload = PROTOCOL_BYTES + packet.encodedBytes();
        ByteBuffer frame = ByteBuffer.allocate(PppoeView.HEADER_BYTES + payload);
        PppoeView.put(frame, 0, session.peer().bits(), ours.bits(), PppoeCode.SESSION, session.sessionId(), payload);
        frame.putShort(PppoeView.HEADER_BYTES, (short) protocol);
        packet.encode(frame, PppoeView.HEADER_BYTES + PROTOCOL_BYTES);
        act(new ControlAction.SendFrame(session.linuxName(), frame.array()));
    }
}
