package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.time.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The interface of a client that dials on demand, while it has no session: there with its routes, under addresses of
/// RouterOS's 10.112.112.0/24, so that packets come to it. The bundle that is dialled takes it over under its number.
final class DemandInterface implements TimerQueue.Timed {
    /// RouterOS's network for gateways of sessions that are not there.
    private static final int NETWORK = 0x0a707000;

    private static final int PAIRS = 126;

    // Chosen by us: without a session nothing larger than this was agreed.
    private static final int MTU_BYTES = 1480;
    private static final long AGAIN_SECONDS = 10;

    private final ControlContext context;
    private final int number;
    private final int instance;
    private PppoeClient client;
    private boolean ready;
    private OptionalLong againNanos = OptionalLong.empty();

    /// @param number of the bundles that it is between
    /// @param instance different for each client
    DemandInterface(ControlContext context, int number, int instance, PppoeClient client) {
        this.context = context;
        this.number = number;
        this.instance = instance;
        this.client = client;
    }

    int number() {
        return number;
    }

    /// Asks for the interface; what it was before stays where the kernel can keep it.
    void open() {
        context.act(new ControlAction.CreateBundle(
                number, new ControlAction.BundleParameters(false, MTU_BYTES, MTU_BYTES, false, false)));
        prepare();
    }

    /// It has another name or another route.
    void change(PppoeClient now) {
        if (!now.equals(client)) {
            client = now;
            prepare();
        }
    }

    private void prepare() {
        ready = false;
        againNanos = OptionalLong.empty();
        context.timers().update(this);
        context.act(new ControlAction.Prepare(new KernelPort.SessionInterface(
                number,
                client.key(),
                Optional.of(client.linuxName()),
                client.label(),
                MTU_BYTES,
                Optional.of(address(0)),
                Optional.of(address(1)),
                Optional.empty(),
                client.defaultRouteMetric())));
    }

    private IpAddress.V4 address(int end) {
        return new IpAddress.V4(NETWORK + 2 * (instance % PAIRS + 1) + end);
    }

    /// The interface is there: the next packet is wanted.
    void ready() {
        if (!ready) {
            ready = true;
            await();
        }
    }

    /// Another packet is wanted, the last one having led to nothing.
    void await() {
        if (ready) {
            context.act(new ControlAction.AwaitPacket(number));
        }
    }

    /// @param asked what is refused: what the session before asked for, perhaps
    void refused(KernelPort.SessionInterface asked, String reason, long nowNanos) {
        if (asked.local().equals(Optional.of(address(0)))) {
            lost(reason, nowNanos);
        }
    }

    /// It is not there, and is asked for again after a while.
    void lost(String reason, long nowNanos) {
        context.log(List.of("pppoe", "ppp", "warning"), client.label() + ": cannot wait for packets - " + reason);
        againNanos = Deadline.inSeconds(nowNanos, AGAIN_SECONDS);
        context.timers().update(this);
    }

    @Override
    public void advance(long nowNanos) {
        if (Deadline.due(againNanos, nowNanos)) {
            prepare();
        }
    }

    @Override
    public OptionalLong nextDeadlineNanos() {
        return againNanos;
    }

    /// A bundle takes its number and what goes with it.
    int hand() {
        context.timers().remove(this);
        return number;
    }

    /// Nobody dials any more.
    void close() {
        context.timers().remove(this);
        context.act(new ControlAction.DestroyBundle(number));
        context.free(number);
        context.act(new ControlAction.Release(number));
    }
}
