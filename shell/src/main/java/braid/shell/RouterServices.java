package braid.shell;

import braid.dataplane.tool.Pinger;
import braid.dataplane.tool.ServiceScanner;
import braid.shell.router.Router;
import braid.shell.script.Host;
import braid.shell.script.Interpreter;
import braid.shell.script.Jobs;
import braid.shell.script.LogWriter;
import braid.shell.session.Services;
import java.util.List;

/// What the router offers to commands.
record RouterServices(
        Router router, Interpreter interpreter, Pinger pinger, ServiceScanner scanner, Jobs jobs, Host host)
        implements Services {
    @Override
    public <T> T find(Class<T> type) {
        return List.of(router, interpreter, pinger, scanner, jobs, host, router.safeMode(), (LogWriter) router::log)
                .stream()
                .filter(type::isInstance)
                .findFirst()
                .map(type::cast)
                .orElseThrow(() -> new IllegalArgumentException("the router offers no " + type));
    }
}
