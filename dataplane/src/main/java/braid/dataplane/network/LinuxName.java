package braid.dataplane.network;

import java.util.regex.Pattern;

/// What Linux takes as the name of an interface, and gives back as it is. The only place that says so.
public final class LinuxName {
    /// IFNAMSIZ (include/uapi/linux/if.h) less the NUL.
    private static final int MOST_BYTES = 15;

    private static final String SHORT_STEM = "ppp-in";
    private static final Pattern SHORT = Pattern.compile(SHORT_STEM + "[0-9]+");

    private LinuxName() {}

    /// The kernel's own rule (dev_valid_name and devinet_sysctl_register), without `%`, of which it makes a number
    /// (dev_alloc_name), and ASCII only, so that everybody who prints it prints the same.
    public static boolean allowed(String name) {
        return !name.isEmpty()
                && name.length() <= MOST_BYTES
                && !name.equals(".")
                && !name.equals("..")
                && !name.equals("all")
                && !name.equals("default")
                && name.chars().allMatch(c -> c > ' ' && c < 127 && c != '/' && c != ':' && c != '%');
    }

    /// What sessions are called whose names nobody has chosen.
    ///
    /// @param number 1 to 99,999,999
    public static String shortName(int number) {
        return SHORT_STEM + number;
    }

    /// Whether it is one of those; nothing else of ours may be called so.
    public static boolean isShort(String name) {
        return SHORT.matcher(name).matches();
    }
}
