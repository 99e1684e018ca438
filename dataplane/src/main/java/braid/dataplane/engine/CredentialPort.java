package braid.dataplane.engine;

import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppUser;
import braid.dataplane.ppp.auth.Claim;
import java.util.List;

/// Whom an engine asks who may come in. Calls only leave word and return at once, however long it takes to find out;
/// answers come back as [EngineCommand]s, and need not come in order.
public interface CredentialPort {
    /// Those whom this router knows itself, in the place of all that it knew; of two of one name the first counts. A
    /// check that is asked for later is judged by these, or by later ones.
    void users(List<PppUser> users);

    /// Asks whether a user may come in. Answered by [EngineCommand.Verdict] or [EngineCommand.Unjudged].
    ///
    /// @return false when too many wait already: there will be no answer
    boolean check(CredentialCheck check);

    /// A name and what proves that its password is known.
    ///
    /// @param ticket returned in the verdict
    /// @param callerId the host
    record CredentialCheck(long ticket, String serverKey, String name, MacAddress callerId, Claim claim) {}
}
