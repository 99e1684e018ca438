package braid.dataplane.nftables;

/// What a rule gives the kernel to hand over with a logged packet: its chain and the user's text, as
/// `length of the chain:chain text`.
///
/// @param chain as the configuration names it
/// @param text what the line shall begin with; may be empty
public record LogPrefix(String chain, String text) {
    /// NF_LOG_PREFIXLEN is 128 with the NUL.
    private static final int LONGEST = 127;

    String encoded() {
        String whole = chain.length() + ":" + chain + text;
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
    }

    /// What is not of this form is all text.
    public static LogPrefix decode(String encoded) {
        int colon = encoded.indexOf(':');
        if (colon < 1 || colon > 3 || !encoded.substring(0, colon).chars().allMatch(Character::isDigit)) {
            return new LogPrefix("", encoded);
        }
        int end = Math.min(encoded.length(), colon + 1 + Integer.parseInt(encoded.substring(0, colon)));
        return new LogPrefix(encoded.substring(colon + 1, end), encoded.substring(end));
    }
}
