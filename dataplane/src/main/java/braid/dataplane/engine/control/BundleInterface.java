package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.ppp.ipcp.IpcpAgreement;
import braid.dataplane.ppp.ipv6cp.InterfaceIdentifier;
import braid.dataplane.ppp.ipv6cp.Ipv6cpAgreement;
import braid.dataplane.status.Role;
import braid.dataplane.time.Deadline;
import java.util.Optional;
import java.util.OptionalLong;

/// A bundle's interface on the machine. It is asked for before IPCP may acknowledge, and follows what is agreed from
/// then on: the addresses, the room that encryption takes, and IPv6 once all else is there.
final class BundleInterface {
    // Chosen by us.
    private static final long PREPARE_SECONDS = 1;

    /// RFC 8200 section 5: what every link that carries IPv6 takes; Linux has no IPv6 on others.
    private static final int IPV6_LEAST_MTU_BYTES = 1280;

    /// What it depends on beside the addresses.
    ///
    /// @param connected whether packets pass
    record Shape(BundleTerms terms, int mtuBytes, boolean connected) {}

    private final ControlContext context;
    private final int bundle;
    private final Role role;
    private final boolean inherited;
    private Optional<IpcpAgreement> requested = Optional.empty();
    private Optional<KernelPort.SessionInterface> asked = Optional.empty();
    private Optional<Ipv6cpAgreement> ipv6 = Optional.empty();
    private Optional<String> linuxName = Optional.empty();
    private OptionalLong deadline = OptionalLong.empty();

    /// @param before whose interface it takes over
    BundleInterface(ControlContext context, int bundle, Role role, Optional<DemandInterface> before) {
        this.context = context;
        this.inherited = before.isPresent();
        this.bundle = bundle;
        this.role = role;
    }

    /// Those it was asked for with last; empty: none yet.
    Optional<IpcpAgreement> addresses() {
        return requested;
    }

    /// Empty text while it is not there.
    String linuxName() {
        return linuxName.orElse("");
    }

    void ipv6(Optional<Ipv6cpAgreement> agreed) {
        ipv6 = agreed;
    }

    /// Asks for it where what it should be has changed.
    ///
    /// @param awaited the addresses for which IPCP waits
    void follow(Optional<IpcpAgreement> awaited, Shape shape, long nowNanos) {
        if (awaited.isPresent() && !requested.equals(awaited)) {
            prepare(awaited.get(), shape, nowNanos);
        } else if (shape.connected() && !asked.equals(Optional.of(wanted(requested.orElseThrow(), shape)))) {
            prepare(requested.orElseThrow(), shape, nowNanos);
        }
    }

    /// Asks again, if it was asked for at all.
    void prepareAnew(Shape shape, long nowNanos) {
        requested.ifPresent(agreed -> prepare(agreed, shape, nowNanos));
    }

    /// @param made what it was made as, for an earlier request perhaps, or for that of whose interface it took over
    /// @return the addresses it has; empty while those that it should have are still to come
    Optional<IpcpAgreement> ready(KernelPort.SessionInterface made, String name) {
        linuxName = Optional.of(name);
        if (!isLatest(made)) {
            return Optional.empty();
        }
        deadline = OptionalLong.empty();
        return requested;
    }

    /// Whether both carry the same packets: names and routes may be others.
    private static boolean alike(KernelPort.SessionInterface one, KernelPort.SessionInterface other) {
        return one.mtuBytes() == other.mtuBytes()
                && one.local().equals(other.local())
                && one.peer().equals(other.peer());
    }

    /// @return whether that is what was asked for last; if not, its answer is still to come
    boolean refused(KernelPort.SessionInterface request) {
        boolean latest = isLatest(request);
        if (latest) {
            deadline = OptionalLong.empty();
        }
        return latest;
    }

    /// Somebody took it away.
    void lost() {
        deadline = OptionalLong.empty();
    }

    private boolean isLatest(KernelPort.SessionInterface request) {
        return asked.filter(latest -> alike(latest, request)).isPresent();
    }

    /// @return why it is waited for no longer, once; empty: there is time
    Optional<String> overdue(long nowNanos) {
        if (!Deadline.due(deadline, nowNanos)) {
            return Optional.empty();
        }
        deadline = OptionalLong.empty();
        return Optional.of("interface was not ready within " + PREPARE_SECONDS + " s");
    }

    OptionalLong nextDeadlineNanos() {
        return deadline;
    }

    /// The bundle is gone.
    void release() {
        if (inherited || requested.isPresent()) {
            context.act(new ControlAction.Release(bundle));
        }
    }

    private void prepare(IpcpAgreement agreed, Shape shape, long nowNanos) {
        requested = Optional.of(agreed);
        deadline = shape.connected() ? OptionalLong.empty() : Deadline.inSeconds(nowNanos, PREPARE_SECONDS);
        KernelPort.SessionInterface wanted = wanted(agreed, shape);
        asked = Optional.of(wanted);
        if (shape.terms().options().clampMss()) {
            context.act(new ControlAction.ClampMss(bundle, wanted.mtuBytes()));
        }
        context.act(new ControlAction.Prepare(wanted));
    }

    private KernelPort.SessionInterface wanted(IpcpAgreement agreed, Shape shape) {
        BundleTerms terms = shape.terms();
        return new KernelPort.SessionInterface(
                bundle,
                terms.ownerKey(),
                terms.linuxName(),
                terms.label(),
                shape.mtuBytes(),
                agreed.own(),
                agreed.peer(),
                shape.connected() && shape.mtuBytes() >= IPV6_LEAST_MTU_BYTES
                        ? ipv6.flatMap(Ipv6cpAgreement::own).map(InterfaceIdentifier::linkLocal)
                        : Optional.empty(),
                terms.defaultRouteMetric(),
                belongings(agreed, terms));
    }

    /// Lists hold the address that was given away, on a client the one received.
    private KernelPort.Belongings belongings(IpcpAgreement agreed, BundleTerms terms) {
        return new KernelPort.Belongings(
                terms.options().profile(),
                role == Role.CLIENT ? agreed.own() : agreed.peer(),
                terms.options().addressLists(),
                terms.routes());
    }
}
