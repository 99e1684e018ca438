package braid.shell.intent;

import braid.dataplane.network.firewall.Match;
import braid.shell.value.Times;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Rates in firewall rules, and what they are counted by.
final class RuleRates {
    private static final long DEFAULT_EXPIRY_SECONDS = 60;
    /// The kernel knows rates a second, minute, hour, day and week.
    private static final List<Long> UNITS = List.of(1L, 60L, 3_600L, 86_400L, 604_800L);

    private RuleRates() {}

    /// `10,5`, `10/1m,5:packet`, `1M,64k:bit`.
    static Match.Quota limit(String text) {
        boolean bits = text.endsWith(":bit");
        int colon = text.indexOf(':');
        String[] parts = (colon < 0 ? text : text.substring(0, colon)).split(",", 2);
        return quota(parts[0], parts.length > 1 ? parts[1] : "0", bits);
    }

    /// `10/1m,5,src-address/1m`.
    static Match each(boolean not, String text) {
        String[] parts = text.split(",", 3);
        if (parts.length < 3) {
            throw Unfit.refused("dst-limit " + text + " is not understood");
        }
        String[] mode = parts[2].split("/", 2);
        long expiry = mode.length > 1 ? seconds(mode[1]) : DEFAULT_EXPIRY_SECONDS;
        return new Match.RateEach(not, quota(parts[0], parts[1], false), fields(mode[0]), Math.max(1, expiry));
    }

    static Set<Match.Field> fields(String mode) {
        return switch (mode) {
            case "src-address" -> EnumSet.of(Match.Field.SOURCE_ADDRESS);
            case "dst-address" -> EnumSet.of(Match.Field.DESTINATION_ADDRESS);
            case "both-addresses", "src-and-dst-addresses", "dst-and-src-addresses" ->
                EnumSet.of(Match.Field.SOURCE_ADDRESS, Match.Field.DESTINATION_ADDRESS);
            case "src-port" -> EnumSet.of(Match.Field.SOURCE_PORT);
            case "dst-port" -> EnumSet.of(Match.Field.DESTINATION_PORT);
            case "both-ports" -> EnumSet.of(Match.Field.SOURCE_PORT, Match.Field.DESTINATION_PORT);
            case "src-address-and-port" -> EnumSet.of(Match.Field.SOURCE_ADDRESS, Match.Field.SOURCE_PORT);
            case "dst-address-and-port" -> EnumSet.of(Match.Field.DESTINATION_ADDRESS, Match.Field.DESTINATION_PORT);
            case "both-addresses-and-ports" -> EnumSet.allOf(Match.Field.class);
            case "addresses-and-dst-port" ->
                EnumSet.of(Match.Field.SOURCE_ADDRESS, Match.Field.DESTINATION_ADDRESS, Match.Field.DESTINATION_PORT);
            default -> throw Unfit.refused(mode + " is nothing that can be counted by");
        };
    }

    private static Match.Quota quota(String rate, String burst, boolean bits) {
        int slash = rate.indexOf('/');
        long amount = RuleReading.quantity(slash < 0 ? rate : rate.substring(0, slash));
        long per = slash < 0 ? 1 : seconds(rate.substring(slash + 1));
        long most = Math.max(1, RuleReading.quantity(burst));
        long divisor = bits ? 8 : 1;
        // The shortest one: with bytes the kernel lets what comes in one unit through beside the burst.
        for (long unit : UNITS) {
            if (amount <= Long.MAX_VALUE / unit && amount * unit % (per * divisor) == 0) {
                long inUnit = amount * unit / (per * divisor);
                if (inUnit > 0) {
                    return new Match.Quota(inUnit, unit, Math.max(1, most / divisor), bits);
                }
            }
        }
        throw Unfit.refused("the kernel cannot count a rate of " + rate);
    }

    private static long seconds(String text) {
        long seconds = Times.read(text)
                        .orElseThrow(() -> Unfit.refused(text + " is no time"))
                        .nanos()
                / RuleReading.NANOS_PER_SECOND;
        if (seconds < 1) {
            throw Unfit.refused("the kernel counts by whole seconds, not by " + text);
        }
        return seconds;
    }
}
