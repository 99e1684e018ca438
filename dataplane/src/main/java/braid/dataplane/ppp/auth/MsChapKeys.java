package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.ppp.mppe.StartKeys.StartKey;
import braid.dataplane.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The start keys of MPPE that an MS-CHAP exchange leaves behind (RFC 3079).
final class MsChapKeys {
    private static final int STRONG_BYTES = 16;
    private static final int WEAK_BYTES = 8;
    private static final int PAD_BYTES = 40;

    // RFC 3079 section 3.4.
    private static final byte[] MASTER = ascii("This is the MPPE Master Key");
    private static final byte[] CLIENT_SENDS =
            ascii("On the client side, this is the send key; on the server side, it is the receive key.");
    private static final byte[] CLIENT_RECEIVES =
            ascii("On the client side, this is the receive key; on the server side, it is the send key.");

    private MsChapKeys() {}

    /// RFC 3079 section 2: one key for both directions, the short ones from the LM hash.
    static StartKeys version1(Secret password, Octets challenge) {
        byte[] hash = MsChap.hashOfHash(password);
        StartKey key = new StartKey(
                Octets.of(MsChap.sha1(hash, hash, challenge.toArray())).slice(0, STRONG_BYTES),
                Octets.of(MsChap.lmHash(password)).slice(0, WEAK_BYTES));
        return new StartKeys(key, key);
    }

    /// RFC 3079 section 3.
    ///
    /// @param response the peer's NT-Response
    static StartKeys version2(Secret password, Octets response) {
        byte[] whole = MsChap.sha1(MsChap.hashOfHash(password), response.toArray(), MASTER);
        byte[] master = Arrays.copyOf(whole, STRONG_BYTES);
        return new StartKeys(direction(master, CLIENT_RECEIVES), direction(master, CLIENT_SENDS));
    }

    private static StartKey direction(byte[] master, byte[] magic) {
        byte[] pad = new byte[PAD_BYTES];
        Arrays.fill(pad, (byte) 0xf2);
        Octets key = Octets.of(MsChap.sha1(master, new byte[PAD_BYTES], magic, pad));
        return new StartKey(key.slice(0, STRONG_BYTES), key.slice(0, WEAK_BYTES));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
