package braid.shell.session;

import java.util.Optional;

/// What this build calls itself.
public final class Version {
    private Version() {}

    /// `0.1.0`, from the jar's manifest; `development` for classes that are in no jar.
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
