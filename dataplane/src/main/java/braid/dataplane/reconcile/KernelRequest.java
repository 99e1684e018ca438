package braid.dataplane.reconcile;

import braid.dataplane.Dataplane.Applied;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.engine.TunPort;
import braid.dataplane.network.NetworkState;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.LogEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What others ask of the kernel's worker.
sealed interface KernelRequest {
    record Apply(NetworkState desired, CompletableFuture<Applied> answer) implements KernelRequest {}

    record Plan(NetworkState desired, CompletableFuture<List<String>> answer) implements KernelRequest {}

    record Firewall(CompletableFuture<FirewallStatus> answer) implements KernelRequest {}

    record Ask<T>(KernelLists.Question<T> question, CompletableFuture<T> answer) implements KernelRequest {}

    record Prepare(SessionInterface request) implements KernelRequest {}

    record Release(int bundle) implements KernelRequest {}

    record LetGo(int bundle, TunPort tun) implements KernelRequest {}

    record Log(LogEvent event) implements KernelRequest {}

    record PortClosed(String linuxName) implements KernelRequest {}

    record SessionOpened(SessionKey session) implements KernelRequest {}

    record SessionClosed(SessionKey session) implements KernelRequest {}

    record UserLeft(EndedSession session) implements KernelRequest {}
}
