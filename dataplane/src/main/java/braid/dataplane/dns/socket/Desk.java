package braid.dataplane.dns.socket;

import braid.dataplane.dns.Access;
import braid.dataplane.dns.Asker;
import braid.dataplane.dns.ClientQuery;
import braid.dataplane.dns.DnsCounter;
import braid.dataplane.dns.Forwarder;
import braid.dataplane.dns.SourceBudget;
import java.nio.ByteBuffer;

/// What the listeners share: whom to ask, who may ask, and what all answers are written into.
final class Desk {
    private static final int LARGEST_MESSAGE = 1 << 16;

    private final Forwarder forwarder;
    private final SourceBudget budget;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_MESSAGE);
    private Access access = Access.NOBODY;
    private int mostUdpBytes;
    private int mostTcpSessions;

    Desk(Forwarder forwarder, SourceBudget budget) {
        this.forwarder = forwarder;
        this.budget = budget;
    }

    void allow(Access who, int udpBytes, int tcpSessions) {
        access = who;
        mostUdpBytes = udpBytes;
        mostTcpSessions = tcpSessions;
    }

    Access access() {
        return access;
    }

    SourceBudget budget() {
        return budget;
    }

    /// The largest answer by UDP that a client takes and we send.
    int udpBytes(ClientQuery query) {
        return Math.min(query.udpBytes(), mostUdpBytes);
    }

    int mostTcpSessions() {
        return mostTcpSessions;
    }

    /// Room for one answer at a time; full of it until the next.
    ByteBuffer out() {
        return out;
    }

    void count(DnsCounter what) {
        forwarder.count(what);
    }

    void ask(ClientQuery query, Asker asker, long nowNanos) {
        forwarder.ask(query.question(), asker, nowNanos);
    }
}
