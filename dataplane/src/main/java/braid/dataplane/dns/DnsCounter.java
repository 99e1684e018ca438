package braid.dataplane.dns;

/// What the name service counts.
public enum DnsCounter {
    QUESTIONS,
    ANSWERED_FROM_CACHE,
    ANSWERED_BY_ITSELF,
    /// Questions to servers, retries included.
    SENT_TO_SERVERS,
    /// Answers asked for again before they were too old, while the old ones were given.
    REFRESHED,
    /// Bytes that are no question.
    MALFORMED_QUESTION,
    /// Of an operation, a class or a type that is not done here.
    UNSUPPORTED_QUESTION,
    /// From hosts that may not ask.
    STRANGER,
    /// Cut to nothing, since that host was sent more than it asked for (it may be somebody else who asks).
    LIMITED,
    /// More questions wait for servers, or hosts for one answer, than may.
    TOO_MANY_QUERIES,
    TOO_MANY_CONNECTIONS,
    /// Bytes of a server that are no answer.
    MALFORMED_ANSWER,
    /// An answer with another number, or to another question, than was asked.
    SPOOFED_ANSWER,
    /// The right question in the wrong letters: asked again by TCP.
    WRONG_LETTERS,
    /// Too long for UDP: asked again by TCP.
    TRUNCATED_ANSWER,
    SERVER_TIMEOUT,
    /// A server that says that it cannot, or that cannot be reached.
    SERVER_FAILURE,
    /// Questions that no server answered.
    UNANSWERED
}
