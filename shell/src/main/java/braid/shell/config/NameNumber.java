package braid.shell.config;

/// A number that follows from a name (FNV-1a of 32 bits), so that it is the same after a restart.
public final class NameNumber {
    private static final int BASIS = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private NameNumber() {}

    public static int of(String name) {
        int hash = BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        return hash;
    }

    /// The mark of a connection on Linux; never 0, which is no mark.
    public static int connectionMark(String name) {
        int number = of(name);
        return number == 0 ? 1 : number;
    }
}
