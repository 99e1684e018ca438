package braid.dataplane.pppoe;

import braid.dataplane.network.MacAddress;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Cookies that let a concentrator forget a PADI and still know the PADR that follows (RFC 2516 section 5.4): a keyed
/// hash over the host, the service and the time.
///
///     | nonce (8) | time bucket (4) | first 16 octets of HMAC-SHA256 |
final class AcCookie {
    // Chosen by us: a cookie is good in its bucket and the next one, 30 to 60 s.
    private static final long BUCKET_NANOS = 30 * Deadline.NANOS_PER_SECOND;

    /// No cookie is good longer than this.
    static final long MAX_AGE_NANOS = 2 * BUCKET_NANOS;

    private static final int STAMP_BYTES = 12;
    private static final int HASH_BYTES = 16;

    private final Mac mac;
    private long nonce;

    /// @param key random, known to nobody else
    AcCookie(Octets key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e); // every Java platform has it, and it takes any key
        }
    }

    /// A new one at each call.
    Octets make(String service, MacAddress host, long nowNanos) {
        byte[] stamp = ByteBuffer.allocate(STAMP_BYTES)
                .putLong(nonce++)
                .putInt(bucket(nowNanos))
                .array();
        return Octets.of(ByteBuffer.allocate(STAMP_BYTES + HASH_BYTES)
                .put(stamp)
                .put(hash(stamp, service, host))
                .array());
    }

    boolean good(Octets cookie, String service, MacAddress host, long nowNanos) {
        if (cookie.size() != STAMP_BYTES + HASH_BYTES) {
            return false;
        }
        int age = bucket(nowNanos) - cookie.intAt(STAMP_BYTES - 4);
        byte[] stamp = cookie.slice(0, STAMP_BYTES).toArray();
        byte[] shown = cookie.slice(STAMP_BYTES, cookie.size()).toArray();
        return (age == 0 || age == 1) && MessageDigest.isEqual(shown, hash(stamp, service, host));
    }

    private byte[] hash(byte[] stamp, String service, MacAddress host) {
        mac.update(stamp);
        mac.update(ByteBuffer.allocate(8).putLong(host.bits()).array());
        byte[] whole = mac.doFinal(service.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(whole, HASH_BYTES);
    }

    private static int bucket(long nowNanos) {
        return (int) Math.floorDiv(nowNanos, BUCKET_NANOS);
    }
}
