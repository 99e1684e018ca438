package braid.dataplane.engine.credentials;

import braid.dataplane.engine.CredentialPort.CredentialCheck;
import braid.dataplane.engine.EngineCommand.Admission;
import braid.dataplane.engine.EngineCommand.Verdict;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.Secret;
import braid.dataplane.ppp.auth.Acceptance;
import braid.dataplane.ppp.auth.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The users of the configuration, and what they prove. Immutable.
public final class LocalUsers {
    public static final LocalUsers NONE = new LocalUsers(List.of());

    // Compared with when there is no such user, so that names cannot be told by the time an answer takes.
    private static final Secret NOBODYS = new Secret("");

    private final Map<String, PppUser> byName = new HashMap<>();

    /// @param users of two of one name the first counts
    public LocalUsers(List<PppUser> users) {
        users.forEach(user -> byName.putIfAbsent(user.name(), user));
    }

    public Verdict judge(CredentialCheck check) {
        Optional<PppUser> user = Optional.ofNullable(byName.get(check.name()));
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
        return new Verdict(check.ticket(), Optional.of(new Admission(user.get(), acceptance.get())), "");
    }

    private static Verdict refusal(CredentialCheck check, String reason) {
        return new Verdict(check.ticket(), Optional.empty(), reason);
    }
}
