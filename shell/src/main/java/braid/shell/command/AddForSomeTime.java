package braid.shell.command;

import braid.shell.menu.AddressListMenu;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.AddressListRows;
import braid.shell.value.Value;
import java.util.Map;

/// `/ip/firewall/address-list add`: with a timeout it is no configuration, but an entry that goes by itself, and
/// with the router. An import keeps such a line as it is.
record AddForSomeTime(CommandBody add) implements CommandBody {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        boolean whole = call.values().containsKey(AddressListMenu.LIST.name())
                && call.values().containsKey(AddressListMenu.ADDRESS.name());
        if (!whole || !site.workspace().immediate()) {
            return add.run(call, context);
        }
        Map<String, Value> values =
                PropertyReader.read(site.menu(), call.values(), site.view().names());
        if (!(values.get(AddressListMenu.TIMEOUT.name()) instanceof Value.Time(long nanos)) || nanos <= 0) {
            return add.run(call, context);
        }
        long seconds = Math.max(1, nanos / NANOS_PER_SECOND);
        return AddressListRows.give(
                        site.view(),
                        values.get(AddressListMenu.LIST.name()),
                        values.get(AddressListMenu.ADDRESS.name()),
                        seconds)
                .orElseThrow(() -> new CommandFailure("failure: the firewall does not take the entry"));
    }
}
