package braid.dataplane.access;

import braid.dataplane.engine.EngineCommand.Verdict;
import braid.dataplane.engine.KernelPort.CredentialCheck;
import braid.dataplane.engine.KernelPort.Proof;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges credentials against the configured users. A host that keeps failing waits longer for each answer. No clock
/// of its own; used by one thread.
public final class Credentials {
    private static final long FIRST_DELAY_NANOS = 1_000_000_000;
    private static final int MOST_DOUBLINGS = 3;
    private static final int MOST_HOSTS = 1024;

    private final Map<String, Integer> failuresByHost = new LinkedHashMap<>();
    private Map<String, PppUser> usersByName = Map.of();

    /// @param dueNanos when the verdict may go out
    /// @param remark for the log, never for the peer: what exactly was wrong; empty when accepted
    public record Answer(Verdict verdict, long dueNanos, String remark) {}

    /// Of several users of one name the first counts.
    public void users(List<PppUser> users) {
        usersByName = new LinkedHashMap<>();
        users.forEach(user -> usersByName.putIfAbsent(user.name(), user));
    }

    public Answer check(CredentialCheck check, long nowNanos) {
        PppUser user = usersByName.get(check.name());
        String remark = user == null ? "no such user" : refusal(user, check);
        if (remark.isEmpty()) {
            failuresByHost.remove(check.callerId());
            return new Answer(new Verdict(check.ticket(), Optional.of(user), ""), nowNanos, "");
        }
        int failures = failuresByHost.merge(check.callerId(), 1, Integer::sum);
        if (failuresByHost.size() > MOST_HOSTS) {
            failuresByHost.remove(failuresByHost.keySet().iterator().next());
        }
        long delay = FIRST_DELAY_NANOS << Math.min(failures - 1, MOST_DOUBLINGS);
        Verdict verdict = new Verdict(check.ticket(), Optional.empty(), "authentication failed");
        return new Answer(verdict, nowNanos + delay, remark);
    }

    /// @return empty if the user may come in
    private static String refusal(PppUser user, CredentialCheck check) {
        if (!proves(user.password(), check.proof())) {
            return "wrong password";
        }
        boolean expectedHost = user.callerId().isEmpty() || user.callerId().equalsIgnoreCase(check.callerId());
        return expectedHost ? "" : "calls from " + check.callerId() + ", not " + user.callerId();
    }

    private static boolean proves(Secret password, Proof proof) {
        return switch (proof) {
            case Proof.Pap(Secret given) -> MessageDigest.isEqual(octets(password), octets(given));
            case Proof.ChapMd5(int identifier, byte[] challenge, byte[] response) -> {
                MessageDigest md5 = md5();
                md5.update((byte) identifier);
                md5.update(octets(password));
                md5.update(challenge);
                yield MessageDigest.isEqual(md5.digest(), response);
            }
        };
    }

    private static byte[] octets(Secret secret) {
        return secret.bytes().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
