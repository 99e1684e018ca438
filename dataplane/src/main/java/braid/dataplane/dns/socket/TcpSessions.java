package braid.dataplane.dns.socket;

import java.util.ArrayList;
import java.util.List;

/// The connections of clients. One on which nothing has happened for a while is ended.
final class TcpSessions {
    private final List<TcpSession> sessions = new ArrayList<>();

    void add(TcpSession session) {
        sessions.add(session);
    }

    int count() {
        sessions.removeIf(session -> !session.isOpen());
        return sessions.size();
    }

    void endIdle(long nowNanos) {
        sessions.stream().filter(session -> session.isIdle(nowNanos)).forEach(TcpSession::close);
        sessions.removeIf(session -> !session.isOpen());
    }

    void closeAll() {
        sessions.forEach(TcpSession::close);
        sessions.clear();
    }
}
