package braid.dataplane.engine.control;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.Secret;
import braid.dataplane.ppp.auth.Acceptance;
import braid.dataplane.ppp.auth.Proof;
import java.util.Map;
import java.util.Optional;

/// Judges credentials by the configured users; for whoever stands behind [KernelPort#checkCredentials].
public final class LocalUsers {
    // Compared with when there is no such user, so that names cannot be told by the time an answer takes.
    private static final Secret NOBODYS = new Secret("");

    private LocalUsers() {}

    /// @param users by name
    public static EngineCommand.Verdict judge(Map<String, PppUser> users, KernelPort.CredentialCheck check) {
        Optional<PppUser> user = Optional.ofNullable(users.get(check.name()));
        Optional<Acceptance> acceptance =
                Proof.judge(check.claim(), user.map(PppUser::password).orElse(NOBODYS));
        if (user.isEmpty()) {
            return refusal(check, "unknown user");
        }
        if (acceptance.isEmpty()) {
            return refusal(check, "wrong password");
        }
        String callerId = user.get().callerId();
        if (!callerId.isEmpty() && !callerId.equals(check.callerId().toString())) {
            return refusal(check, "not allowed from " + check.callerId());
        }
        var admission = new EngineCommand.Admission(user.get(), acceptance.get());
        return new EngineCommand.Verdict(check.ticket(), Optional.of(admission), "");
    }

    private static EngineCommand.Verdict refusal(KernelPort.CredentialCheck check, String reason) {
        return new EngineCommand.Verdict(check.ticket(), Optional.empty(), reason);
    }
}
