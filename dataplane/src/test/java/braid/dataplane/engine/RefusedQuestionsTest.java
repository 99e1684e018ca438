package braid.dataplane.engine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.Secret;
import braid.dataplane.ppp.auth.Claim;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.sim.SimulatedIdle;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.LogEvent;
import braid.dataplane.status.SessionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What nobody had room to be asked is answered by the loop itself, in the same cycle and whatever waits in its queue.
class RefusedQuestionsTest {
    private static final EngineLimits LIMITS = EngineLimits.STANDARD;

    private final ScriptedPlane plane = new ScriptedPlane();
    private final FullKernel kernel = new FullKernel();
    private final EngineLoop loop = new EngineLoop(LIMITS, plane, kernel, kernel, new SimulatedIdle());

    @Test
    void theControlPlaneHearsAtOnceThatThereWillBeNoAnswer() {
        for (int i = 0; i < LIMITS.commands(); i++) {
            loop.offer(new EngineCommand.Disconnect(i));
        }
        plane.decide(
                new ControlAction.CheckCredentials(new CredentialPort.CredentialCheck(
                        7, "server", "xxx", new MacAddress(0x0200_0000_0001L), new Claim.Pap(new Secret("yyy")))),
                new ControlAction.Prepare(QuietTun.made(9)));

        loop.doWork(0);

        assertThat(plane.commands)
                .contains(
                        new EngineCommand.Unjudged(7, "too many wait to be judged"),
                        new EngineCommand.InterfaceRefused(QuietTun.made(9), "too many interfaces wait to be made"));
    }

    /// Has no room for anything.
    private static final class FullKernel implements KernelPort, CredentialPort {
        @Override
        public boolean prepare(SessionInterface request) {
            return false;
        }

        @Override
        public void release(int bundle) {}

        @Override
        public void letGo(int bundle, TunPort tun) {}

        @Override
        public void users(List<PppUser> users) {}

        @Override
        public boolean check(CredentialCheck check) {
            return false;
        }

        @Override
        public void log(LogEvent event) {}

        @Override
        public void sessionOpened(SessionKey session) {}

        @Override
        public void sessionClosed(SessionKey session) {}

        @Override
        public void userLeft(EndedSession session) {}

        @Override
        public void announce(SessionEvent event) {}

        @Override
        public void portClosed(String linuxName) {}
    }
}
