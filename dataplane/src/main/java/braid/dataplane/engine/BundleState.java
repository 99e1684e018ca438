package braid.dataplane.engine;

import braid.dataplane.multilink.Bundle;
import braid.dataplane.multilink.BundleSettings;
import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.FramePool;
import braid.dataplane.multilink.PacketQueue;
import braid.dataplane.network.RateLimit;

/// A bundle as the loop sees it: the machine, its interface, and whether IP may pass between the two.
final class BundleState {
    private final Bundle bundle;
    private final Rates rates = new Rates();
    private final Counters<EngineCounter> counters = new Counters<>(EngineCounter.class);
    private Shaper toPeer;
    private Shaper fromPeer;
    private TunPort tun = NoTun.INSTANCE;
    private Encryption encryption = Encryption.NONE;
    private TunReader reader = TunReader.NONE;
    private long dueNanos;
    private int timerSlot = -1;
    private boolean passing;
    private boolean passingIpv6;
    private int clampBytes;
    private boolean helpAsked;
    private boolean awaiting;
    private int usableChangesTold;

    BundleState(int id, BundleSettings settings, FramePool pool, Delivery delivery) {
        bundle = new Bundle(id, settings, pool, (from, protocol, packet) -> delivery.deliver(this, protocol, packet));
        toPeer = new Shaper(RateLimit.Rate.UNLIMITED, EngineCounter.LIMITED_TO_PEER, counters);
        fromPeer = new Shaper(RateLimit.Rate.UNLIMITED, EngineCounter.LIMITED_FROM_PEER, counters);
    }

    int id() {
        return bundle.id();
    }

    Bundle bundle() {
        return bundle;
    }

    /// What was dropped on the way between the bundle and its interface.
    Counters<EngineCounter> counters() {
        return counters;
    }

    /// Nothing may wait yet for the rate it had before.
    void limit(RateLimit limit) {
        toPeer = new Shaper(limit.toPeer(), EngineCounter.LIMITED_TO_PEER, counters);
        fromPeer = new Shaper(limit.fromPeer(), EngineCounter.LIMITED_FROM_PEER, counters);
    }

    Shaper toPeer() {
        return toPeer;
    }

    Shaper fromPeer() {
        return fromPeer;
    }

    /// Sends what has waited for the session's rate, as far as the links have room.
    void release(long nowNanos) {
        while (!toPeer.isEmpty() && bundle.hasRoom(1) && toPeer.next(nowNanos)) {
            PacketQueue first = toPeer.first();
            if (passing) {
                bundle.transmit(first.protocol(), first.bytes(), first.offset(), first.lengthBytes(), nowNanos);
            } else {
                counters.count(EngineCounter.NOT_PASSING);
            }
            toPeer.gone(nowNanos);
        }
    }

    /// When the machine or what waits for the rate has something to do; [Long#MAX_VALUE] when never.
    long nextDeadlineNanos(long nowNanos) {
        long waiting = earlier(toPeer.nextDeadlineNanos(), fromPeer.nextDeadlineNanos());
        return earlier(bundle.nextDeadlineNanos(nowNanos), waiting);
    }

    private static long earlier(long a, long b) {
        if (a == Long.MAX_VALUE || b == Long.MAX_VALUE) {
            return a == Long.MAX_VALUE ? b : a;
        }
        return a - b <= 0 ? a : b;
    }

    Rates rates() {
        return rates;
    }

    /// Its interface; one that takes nothing while there is none.
    TunPort tun() {
        return tun;
    }

    void tun(TunPort now) {
        tun = now;
    }

    /// What reads its interface; [TunReader#NONE] while there is none.
    TunReader reader() {
        return reader;
    }

    void reader(TunReader now) {
        reader = now;
    }

    /// When it is to be advanced; meaningful while it has a slot.
    long dueNanos() {
        return dueNanos;
    }

    void due(long atNanos) {
        dueNanos = atNanos;
    }

    /// Its place in [BundleTimers], which alone sets it; -1: none.
    int timerSlot() {
        return timerSlot;
    }

    void timerSlot(int slot) {
        timerSlot = slot;
    }

    boolean passing() {
        return passing;
    }

    void passing(boolean allowed) {
        passing = allowed;
    }

    boolean passingIpv6() {
        return passing && passingIpv6;
    }

    void passingIpv6(boolean allowed) {
        passingIpv6 = allowed;
    }

    /// Whether the control plane wants to be told of the next packet.
    boolean awaiting() {
        return awaiting;
    }

    void awaiting(boolean now) {
        awaiting = now;
    }

    /// The MTU that TCP's segments are made to fit; 0: they are left alone.
    int clampBytes() {
        return clampBytes;
    }

    void clampBytes(int mtuBytes) {
        clampBytes = mtuBytes;
    }

    Encryption encryption() {
        return encryption;
    }

    void encryption(Encryption now) {
        encryption = now;
        bundle.coder(now);
    }

    /// Whether a link has fallen silent or come back since this was asked.
    boolean usableChanged() {
        boolean changed = usableChangesTold != bundle.usableChanges();
        usableChangesTold = bundle.usableChanges();
        return changed;
    }

    /// Whether the control plane has been told that nothing can be read, and has not answered yet.
    boolean helpAsked() {
        return helpAsked;
    }

    void helpAsked(boolean now) {
        helpAsked = now;
    }
}
