package braid.dataplane.pppoe;

import braid.dataplane.network.MacAddress;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppoeCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Discovery as the access concentrator of one interface (RFC 2516 section 5): keeps nothing of a host
/// until its PADR shows a cookie of ours. Several services may stand on one interface.
public final class AccessConcentrator {
    /// @param key given back in [DiscoveryEvent.Established]
    /// @param serviceName answered besides the empty name
    /// @param maxSessions empty: no limit
    public record Service(
            String key,
            String acName,
            String serviceName,
            boolean acceptEmptyService,
            OptionalInt maxSessions,
            int padoDelayMillis) {}

    /// RFC 4638 section 2: what holds without its tag.
    public static final int PLAIN_MAX_PAYLOAD = 1492;

    // Bounds chosen by us.
    private static final int MAX_DELAYED_OFFERS = 1024;
    private static final int MAX_REMEMBERED = 65_536;

    private record DelayedOffer(long atNanos, DiscoveryEvent.Send offer) {}

    /// A session that a repeated PADR must be answered with.
    private record Opened(DiscoveryEvent.Send answer, int sessionId, long atNanos) {}

    /// What this box has beside the sessions of the concentrator: both directions share the ids of a pair
    /// of hosts.
    public interface OtherSessions {
        OtherSessions NONE = (_, _) -> false;

        boolean has(MacAddress host, int sessionId);
    }

    private int largestPayload;
    private final OtherSessions others;
    private final AcCookie cookies;
    private final SessionIds ids;
    private final PadiLimit limit = new PadiLimit();
    private final List<DiscoveryEvent> events = new ArrayList<>();
    private final ArrayDeque<DelayedOffer> delayed = new ArrayDeque<>();
    private final Map<Octets, Opened> opened = new LinkedHashMap<>();
    private final Map<Integer, String> serviceOf = new HashMap<>();
    private final Map<String, Integer> sessions = new HashMap<>();
    private List<Service> services = List.of();
    private final Map<DiscoveryRefusal, Long> refusals = new EnumMap<>(DiscoveryRefusal.class);

    /// @param largestPayload that the interface carries: its MTU less 8
    /// @param ids of the interface
    /// @param cookieKey random
    public AccessConcentrator(int largestPayload, SessionIds ids, OtherSessions others, Octets cookieKey) {
        this.largestPayload = largestPayload;
        this.ids = ids;
        this.others = others;
        this.cookies = new AcCookie(cookieKey);
    }

    /// The interface carries so much from now on; sessions that exist stay as they are.
    public void largestPayload(int bytes) {
        largestPayload = bytes;
    }

    /// Sessions that exist stay.
    public void services(List<Service> now) {
        services = List.copyOf(now);
    }

    /// Requests that were refused or passed over, those reasons only that occurred.
    public Map<DiscoveryRefusal, Long> refusals() {
        return Map.copyOf(refusals);
    }

    private void count(DiscoveryRefusal why) {
        refusals.merge(why, 1L, Long::sum);
    }

    public List<DiscoveryEvent> receive(DiscoveryPacket packet, MacAddress source, long nowNanos) {
        switch (packet.code()) {
            case PppoeCode.PADI -> padi(packet, source, nowNanos);
            case PppoeCode.PADR -> padr(packet, source, nowNanos);
            default -> {}
        }
        return taken();
    }

    /// A session is over.
    public void closed(int sessionId, long nowNanos) {
        String service = serviceOf.remove(sessionId);
        if (service != null) {
            sessions.merge(service, -1, Integer::sum);
            ids.free(sessionId, nowNanos);
        }
    }

    public List<DiscoveryEvent> advance(long nowNanos) {
        while (!delayed.isEmpty() && delayed.getFirst().atNanos() - nowNanos <= 0) {
            events.add(delayed.removeFirst().offer());
        }
        return taken();
    }

    public OptionalLong nextDeadlineNanos() {
        return delayed.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(delayed.getFirst().atNanos());
    }

    private void padi(DiscoveryPacket packet, MacAddress host, long nowNanos) {
        List<Octets> names = packet.all(PppoeTag.SERVICE_NAME);
        if (packet.sessionId() != 0 || names.size() != 1) {
            count(DiscoveryRefusal.BAD_TAGS);
            return;
        }
        if (!limit.admits(host, nowNanos)) {
            count(DiscoveryRefusal.TOO_MANY_PADI);
            return;
        }
        String wanted = names.getFirst().text();
        for (Service service : services) {
            if (serves(service, wanted) && !full(service)) {
                offer(service, packet, host, wanted, nowNanos);
            }
        }
    }

    private void offer(Service service, DiscoveryPacket padi, MacAddress host, String wanted, long nowNanos) {
        List<PppoeTag> tags = new ArrayList<>();
        tags.add(PppoeTag.text(PppoeTag.SERVICE_NAME, wanted));
        if (!wanted.equals(service.serviceName())) {
            tags.add(PppoeTag.text(PppoeTag.SERVICE_NAME, service.serviceName()));
        }
        tags.add(PppoeTag.text(PppoeTag.AC_NAME, service.acName()));
        tags.add(new PppoeTag(PppoeTag.AC_COOKIE, cookies.make(service.key(), host, nowNanos)));
        echo(padi, tags);
        var send = new DiscoveryEvent.Send(host, new DiscoveryPacket(PppoeCode.PADO, 0, tags));
        if (service.padoDelayMillis() == 0) {
            events.add(send);
        } else if (delayed.size() < MAX_DELAYED_OFFERS) {
            delay(new DelayedOffer(nowNanos + service.padoDelayMillis() * Deadline.NANOS_PER_MILLI, send));
        } else {
            count(DiscoveryRefusal.TOO_MANY_OFFERS);
        }
    }

    /// Keeps the queue in order of time; services with different delays share it.
    private void delay(DelayedOffer offer) {
        ArrayDeque<DelayedOffer> later = new ArrayDeque<>();
        while (!delayed.isEmpty() && delayed.getLast().atNanos() - offer.atNanos() > 0) {
            later.addFirst(delayed.removeLast());
        }
        delayed.addLast(offer);
        delayed.addAll(later);
    }

    private void padr(DiscoveryPacket packet, MacAddress host, long nowNanos) {
        forgetOld(nowNanos);
        Optional<Octets> cookie = packet.first(PppoeTag.AC_COOKIE);
        List<Octets> names = packet.all(PppoeTag.SERVICE_NAME);
        if (packet.sessionId() != 0 || names.size() != 1) {
            count(DiscoveryRefusal.BAD_TAGS);
            return;
        }
        if (cookie.isEmpty()) {
            count(DiscoveryRefusal.BAD_COOKIE);
            return;
        }
        Opened before = opened.get(cookie.get());
        if (before != null) {
            repeated(before, host);
            return;
        }
        Optional<Service> service = services.stream()
                .filter(candidate -> cookies.good(cookie.get(), candidate.key(), host, nowNanos))
                .findFirst();
        if (service.isEmpty()) {
            count(DiscoveryRefusal.BAD_COOKIE);
        } else if (!serves(service.get(), names.getFirst().text())) {
            refuse(packet, host, PppoeTag.SERVICE_NAME_ERROR, "no such service");
        } else if (full(service.get()) || opened.size() >= MAX_REMEMBERED) {
            refuse(packet, host, PppoeTag.AC_SYSTEM_ERROR, "too many sessions");
        } else {
            open(service.get(), packet, host, cookie.get(), nowNanos);
        }
    }

    /// The PADS was lost: the same session again, unless it is over already.
    private void repeated(Opened before, MacAddress host) {
        if (before.answer().destination().equals(host) && serviceOf.containsKey(before.sessionId())) {
            events.add(before.answer());
        } else {
            count(DiscoveryRefusal.REPEATED_PADR);
        }
    }

    private void open(Service service, DiscoveryPacket padr, MacAddress host, Octets cookie, long nowNanos) {
        OptionalInt id = ids.take(taken -> others.has(host, taken), nowNanos);
        if (id.isEmpty()) {
            refuse(padr, host, PppoeTag.AC_SYSTEM_ERROR, "too many sessions");
            return;
        }
        List<PppoeTag> tags = new ArrayList<>();
        Octets name = padr.first(PppoeTag.SERVICE_NAME).orElse(Octets.EMPTY);
        tags.add(new PppoeTag(PppoeTag.SERVICE_NAME, name));
        echo(padr, tags);
        var answer = new DiscoveryEvent.Send(host, new DiscoveryPacket(PppoeCode.PADS, id.getAsInt(), tags));
        opened.put(cookie, new Opened(answer, id.getAsInt(), nowNanos));
        serviceOf.put(id.getAsInt(), service.key());
        sessions.merge(service.key(), 1, Integer::sum);
        events.add(answer);
        events.add(new DiscoveryEvent.Established(
                service.key(),
                id.getAsInt(),
                host,
                service.acName(),
                name.text(),
                agreedPayload(padr),
                padr.accessLine()));
    }

    private void refuse(DiscoveryPacket padr, MacAddress host, int error, String text) {
        count(
                error == PppoeTag.SERVICE_NAME_ERROR
                        ? DiscoveryRefusal.NO_SUCH_SERVICE
                        : DiscoveryRefusal.TOO_MANY_SESSIONS);
        List<PppoeTag> tags = new ArrayList<>();
        tags.add(new PppoeTag(
                PppoeTag.SERVICE_NAME, padr.first(PppoeTag.SERVICE_NAME).orElse(Octets.EMPTY)));
        tags.add(PppoeTag.text(error, text));
        echo(padr, tags);
        events.add(new DiscoveryEvent.Send(host, new DiscoveryPacket(PppoeCode.PADS, 0, tags)));
    }

    /// What must come back as it came (RFC 2516 section 5.2, RFC 4638 section 3).
    private void echo(DiscoveryPacket packet, List<PppoeTag> tags) {
        packet.first(PppoeTag.HOST_UNIQ).ifPresent(value -> tags.add(new PppoeTag(PppoeTag.HOST_UNIQ, value)));
        packet.first(PppoeTag.RELAY_SESSION_ID)
                .ifPresent(value -> tags.add(new PppoeTag(PppoeTag.RELAY_SESSION_ID, value)));
        if (agreedPayload(packet).isPresent()) {
            packet.first(PppoeTag.PPP_MAX_PAYLOAD)
                    .ifPresent(value -> tags.add(new PppoeTag(PppoeTag.PPP_MAX_PAYLOAD, value)));
        }
    }

    private OptionalInt agreedPayload(DiscoveryPacket packet) {
        OptionalInt wanted = packet.maxPayload();
        boolean larger =
                wanted.isPresent() && wanted.getAsInt() > PLAIN_MAX_PAYLOAD && largestPayload > PLAIN_MAX_PAYLOAD;
        return larger ? OptionalInt.of(Math.min(wanted.getAsInt(), largestPayload)) : OptionalInt.empty();
    }

    private static boolean serves(Service service, String wanted) {
        return wanted.isEmpty()
                ? service.acceptEmptyService() || service.serviceName().isEmpty()
                : wanted.equals(service.serviceName());
    }

    private boolean full(Service service) {
        return service.maxSessions().isPresent()
                && sessions.getOrDefault(service.key(), 0)
                        >= service.maxSessions().getAsInt();
    }

    private void forgetOld(long nowNanos) {
        Iterator<Opened> oldest = opened.values().iterator();
        while (oldest.hasNext() && nowNanos - oldest.next().atNanos() >= AcCookie.MAX_AGE_NANOS) {
            oldest.remove();
        }
    }

    private List<DiscoveryEvent> taken() {
        List<DiscoveryEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
