package braid.dataplane.engine.control;

import braid.dataplane.status.DataplaneStatus.ClientPhase;

/// RouterOS's log lines of a PPPoE client, one for each step it takes.
final class ClientLog {
    private final ControlContext context;
    private ClientPhase last = ClientPhase.DISCONNECTED;
    private boolean authenticated;

    ClientLog(ControlContext context) {
        this.context = context;
    }

    /// The first link got through; told once for each connection.
    void authenticated(String label) {
        if (!authenticated) {
            authenticated = true;
            context.info(label + ": authenticated");
        }
    }

    /// @param reason why it went down, if it did
    void phase(String label, ClientPhase now, String reason) {
        if (now == last) {
            return;
        }
        ClientPhase before = last;
        last = now;
        switch (now) {
            case INITIALIZING, DIALING -> {
                if (fresh(before)) {
                    context.info(label + ": initializing...");
                } else if (before == ClientPhase.CONNECTED || before == ClientPhase.AUTHENTICATED) {
                    over(label, reason, before);
                    context.info(label + ": initializing...");
                }
                if (now == ClientPhase.DIALING) {
                    context.info(label + ": connecting...");
                }
            }
            case LINK_ESTABLISHED, VERIFYING_PASSWORD -> {}
            case AUTHENTICATED -> authenticated(label);
            case CONNECTED -> context.info(label + ": connected");
            case TERMINATING -> context.info(label + ": terminating... - " + reason);
            case WAITING_FOR_PACKETS -> {
                if (!fresh(before)) {
                    over(label, reason, before);
                }
                context.info(label + ": waiting for packets...");
            }
            case DISCONNECTED -> over(label, reason, before);
        }
    }

    private static boolean fresh(ClientPhase before) {
        return before == ClientPhase.DISCONNECTED || before == ClientPhase.WAITING_FOR_PACKETS;
    }

    private void over(String label, String reason, ClientPhase before) {
        authenticated = false;
        if (before != ClientPhase.TERMINATING) {
            context.info(label + ": terminating... - " + reason);
        }
        context.info(label + ": disconnected");
    }
}
