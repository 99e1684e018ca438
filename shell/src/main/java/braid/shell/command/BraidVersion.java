package braid.shell.command;

/// The version of the program, as its jar names it.
public final class BraidVersion {
    private static final String UNPACKED = "0.1.0";

    private BraidVersion() {}

    public static String text() {
        String version = BraidVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKED : version;
    }
}
