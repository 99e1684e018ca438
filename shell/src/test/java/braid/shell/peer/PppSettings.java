package braid.shell.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What pppd in the guest is told, as client or as server.
///
/// @param mtuBytes MTU and MRU of one link
/// @param mrruBytes MRRU of the bundle; without it there is no multilink
/// @param options further lines for pppd's options file
public record PppSettings(
        String user,
        String password,
        Authentication authentication,
        int mtuBytes,
        OptionalInt mrruBytes,
        List<String> options) {

    private static final String MPPE = "require-mppe-128";

    /// What a server demands of its clients.
    public enum Authentication {
        NONE,
        PAP,
        CHAP,
        MSCHAP_V2;

        private List<String> serverLines() {
            return switch (this) {
                case NONE -> List.of("noauth");
                case PAP -> List.of("auth", "require-pap");
                case CHAP -> List.of("auth", "require-chap", "refuse-mschap", "refuse-mschap-v2");
                case MSCHAP_V2 -> List.of("auth", "require-mschap-v2");
            };
        }
    }

    public PppSettings {
        options = List.copyOf(options);
    }

    /// Bundles of MRRU 1600 over links of 1492, user `ppp` with the password `secret`.
    public static PppSettings bundle() {
        return new PppSettings("ppp", "secret", Authentication.CHAP, 1492, OptionalInt.of(1600), List.of());
    }

    public PppSettings withAuthentication(Authentication value) {
        return new PppSettings(user, password, value, mtuBytes, mrruBytes, options);
    }

    public PppSettings withMtu(int bytes) {
        return new PppSettings(user, password, authentication, bytes, mrruBytes, options);
    }

    public PppSettings withMrru(OptionalInt bytes) {
        return new PppSettings(user, password, authentication, mtuBytes, bytes, options);
    }

    /// With MPPE, or no session at all. The kernel decrypts packets of up to 1500 octets.
    public PppSettings withEncryption() {
        return with(MPPE);
    }

    private boolean encrypted() {
        return options.contains(MPPE);
    }

    /// With one more line of pppd's options file.
    public PppSettings with(String option) {
        var more = new ArrayList<>(options);
        more.add(option);
        return new PppSettings(user, password, authentication, mtuBytes, mrruBytes, more);
    }

    String serverFile() {
        var lines = common();
        lines.add("name peer");
        lines.addAll(authentication.serverLines());
        return String.join("\n", lines) + "\n";
    }

    String clientFile() {
        var lines = common();
        lines.addAll(List.of("noauth", "user \"" + user + "\"", "ipcp-accept-local", "ipcp-accept-remote"));
        return String.join("\n", lines) + "\n";
    }

    String secretsFile() {
        return "\"" + user + "\" * \"" + password + "\" *\n";
    }

    private List<String> common() {
        var lines = new ArrayList<>(List.of(
                "debug",
                "logfile " + PeerGuest.PPP_LOG,
                "mtu " + mtuBytes,
                "mru " + mtuBytes,
                // The first Configure-Request after PADS meets a server that has not yet bound the session.
                "lcp-restart 1",
                "ipcp-restart 1",
                "lcp-echo-interval 2",
                "lcp-echo-failure 2",
                "noipdefault",
                "nodefaultroute",
                "noipv6",
                "novj"));
        if (!encrypted()) {
            lines.add("noccp");
        }
        if (mrruBytes.isPresent()) {
            lines.add("multilink");
            lines.add("mrru " + mrruBytes.getAsInt());
            lines.add("ipparam " + mrruBytes.getAsInt());
        } else {
            lines.add("nomultilink");
        }
        lines.addAll(options);
        return lines;
    }
}
