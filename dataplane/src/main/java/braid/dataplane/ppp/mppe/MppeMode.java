package braid.dataplane.ppp.mppe;

/// How packets of one direction are encrypted.
///
/// @param stateless a new key for every packet, so that a lost one does no harm
public record MppeMode(MppeStrength strength, boolean stateless) {
    /// As RouterOS shows it.
    @Override
    public String toString() {
        return "MPPE" + strength.bits() + (stateless ? " stateless" : " stateful");
    }
}
