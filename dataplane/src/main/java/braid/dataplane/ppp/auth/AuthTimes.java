package braid.dataplane.ppp.auth;

import braid.dataplane.time.Deadline;

/// Times and limits of authentication that Braid chose.
final class AuthTimes {
    static final long RESEND_NANOS = 3 * Deadline.NANOS_PER_SECOND;
    static final int MAX_TRIES = 10;
    static final long REFUSAL_DELAY_NANOS = Deadline.NANOS_PER_SECOND;

    static final String WRONG = "authentication failed";
    static final String IMPOSTOR = "peer does not know the password";
    static final String SILENT = "peer does not answer authentication";

    private AuthTimes() {}
}
