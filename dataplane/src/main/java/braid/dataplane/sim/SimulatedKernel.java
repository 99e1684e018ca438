package braid.dataplane.sim;

import braid.dataplane.engine.CredentialPort;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineLoop;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.engine.TunPort;
import braid.dataplane.engine.credentials.LocalUsers;
import braid.dataplane.network.LinuxName;
import braid.dataplane.network.PppUser;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.LogEvent;
import braid.dataplane.status.SessionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rest of the router without a kernel: sessions get simulated interfaces, who may come in is known at once.
/// Answers are given between cycles, as they are in life.
public final class SimulatedKernel implements KernelPort, CredentialPort {
    private final ArrayDeque<EngineCommand> answers = new ArrayDeque<>();
    private final Map<Integer, SimulatedTun> tuns = new LinkedHashMap<>();
    private final Map<Integer, SessionInterface> interfaces = new LinkedHashMap<>();
    private final List<TunPort> letGo = new ArrayList<>();
    private final List<SessionEvent> announced = new ArrayList<>();
    private final List<LogEvent> log = new ArrayList<>();
    private LocalUsers users = LocalUsers.NONE;
    private int openSessions;

    @Override
    public boolean prepare(SessionInterface request) {
        SimulatedTun tun = new SimulatedTun(request.linuxName().orElse(LinuxName.shortName(request.bundle())));
        tuns.put(request.bundle(), tun);
        interfaces.put(request.bundle(), request);
        answers.add(new EngineCommand.InterfaceReady(request, tun));
        return true;
    }

    @Override
    public void release(int bundle) {
        tuns.remove(bundle);
        interfaces.remove(bundle);
    }

    @Override
    public void letGo(int bundle, TunPort tun) {
        letGo.add(tun);
    }

    @Override
    public void users(List<PppUser> those) {
        users = new LocalUsers(those);
    }

    @Override
    public boolean check(CredentialCheck check) {
        answers.add(users.judge(check));
        return true;
    }

    @Override
    public void log(LogEvent event) {
        log.add(event);
    }

    @Override
    public void sessionOpened(SessionKey session) {
        openSessions++;
    }

    @Override
    public void sessionClosed(SessionKey session) {
        openSessions--;
    }

    @Override
    public void userLeft(EndedSession session) {}

    @Override
    public void announce(SessionEvent event) {
        announced.add(event);
    }

    @Override
    public void portClosed(String linuxName) {}

    /// PPPoE sessions that were opened and not closed again.
    public int openSessions() {
        return openSessions;
    }

    /// Gives the loop the answers that are due.
    ///
    /// @return how many
    int answer(EngineLoop loop) {
        int count = 0;
        while (!answers.isEmpty() && loop.offer(answers.peek())) {
            answers.remove();
            count++;
        }
        return count;
    }

    /// The interface of the bundle that came up first and still is.
    public Optional<SimulatedTun> firstTun() {
        return tuns.values().stream().findFirst();
    }

    /// What was asked for, by bundle.
    public Map<Integer, SessionInterface> interfaces() {
        return Map.copyOf(interfaces);
    }

    /// Interfaces in whose place a bundle was given another.
    public List<TunPort> letGo() {
        return List.copyOf(letGo);
    }

    /// Sessions that came up or ended.
    public List<SessionEvent> announced() {
        return List.copyOf(announced);
    }

    public List<LogEvent> log() {
        return List.copyOf(log);
    }
}
