package braid.dataplane.network;

/// A password: bytes that no `toString` shows. One char a byte, as the console keeps text.
public record Secret(String bytes) {
    @Override
    public String toString() {
        return "*****";
    }
}
