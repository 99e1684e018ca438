package braid.shell.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.status.Role;
import braid.dataplane.status.SessionEvent;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A session came up, or one that was up is over: what scripts are told of it.
public final class SessionNews {
    private final SessionEvent event;

    public SessionNews(SessionEvent event) {
        this.event = event;
    }

    public boolean up() {
        return event.up();
    }

    /// Key of the profile that it was made by.
    public Optional<String> profile() {
        return Optional.of(event.profile()).filter(key -> !key.isEmpty());
    }

    /// RouterOS's; nobody calls a client.
    public Map<String, Value> variables(RouterView view) {
        boolean called = event.role() == Role.SERVER;
        Map<String, Value> variables = new LinkedHashMap<>();
        variables.put("user", Texts.text(event.user()));
        variables.put("local-address", address(event.localAddress()));
        variables.put("remote-address", address(event.remoteAddress()));
        variables.put("caller-id", Texts.text(called ? event.peer().toString() : ""));
        variables.put("called-id", Texts.text(called ? event.serviceName() : ""));
        variables.put("interface", new Value.Id(BundleRows.interfaceId(view, event)));
        return variables;
    }

    private static Value address(Optional<IpAddress.V4> address) {
        return address.map(Texts::ip).orElseGet(Value.Nothing::new);
    }
}
