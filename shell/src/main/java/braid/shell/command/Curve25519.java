package braid.shell.command;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Keys of the curve of WireGuard and of Ed25519, from one form to another (RFC 7748, RFC 8032). For keys that a script
/// already holds in the open: it takes no care of how long it takes.
final class Curve25519 {
    private static final int KEY_BYTES = 32;
    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger TWO = BigInteger.TWO;

    /// 2^255 - 19 (RFC 7748 section 4.1).
    private static final BigInteger P = TWO.pow(255).subtract(BigInteger.valueOf(19));

    /// The curve's constant: -121665/121666 (RFC 8032 section 5.1).
    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);

    /// (A - 2) / 4 (RFC 7748 section 5).
    private static final BigInteger A24 = BigInteger.valueOf(121_665);

    private static final BigInteger MONTGOMERY_BASE = BigInteger.valueOf(9);
    private static final BigInteger BASE_Y =
            BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P);
    private static final BigInteger BASE_X =
            new BigInteger("15112221349535400772501151409588531511454012693041857206046113283949847762202");

    /// A point of the Edwards curve.
    private record Point(BigInteger x, BigInteger y) {
        static final Point ZERO = new Point(BigInteger.ZERO, ONE);

        Point plus(Point other) {
            BigInteger product = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y);
            BigInteger sumX = x.multiply(other.y).add(other.x.multiply(y));
            BigInteger sumY = y.multiply(other.y).add(x.multiply(other.x));
            return new Point(
                    sumX.multiply(ONE.add(product).modInverse(P)).mod(P),
                    sumY.multiply(ONE.subtract(product).modInverse(P)).mod(P));
        }

        Point times(BigInteger scalar) {
            Point sum = ZERO;
            for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                sum = scalar.testBit(bit) ? sum.plus(this) : sum;
            }
            return sum;
        }
    }

    private Curve25519() {}

    /// RFC 8032 section 5.1.5.
    ///
    /// @throws IllegalArgumentException if it has not 32 bytes, here and below
    static byte[] ed25519Public(byte[] seed) {
        Point key = new Point(BASE_X, BASE_Y).times(number(x25519Private(seed)));
        byte[] bytes = bytes(key.y());
        bytes[KEY_BYTES - 1] |= (byte) (key.x().testBit(0) ? 0x80 : 0);
        return bytes;
    }

    /// What RFC 8032 makes of the seed before it multiplies.
    static byte[] x25519Private(byte[] seed) {
        return clamped(Arrays.copyOf(sha512(checked(seed)), KEY_BYTES));
    }

    /// The same point on the other curve: u = (1 + y) / (1 - y) (RFC 7748 section 4.1).
    static byte[] x25519OfEd25519(byte[] key) {
        byte[] plain = checked(key).clone();
        plain[KEY_BYTES - 1] &= 0x7f;
        BigInteger y = number(plain);
        if (y.mod(P).equals(ONE)) {
            throw new IllegalArgumentException("no point of the other curve");
        }
        return bytes(ONE.add(y).multiply(ONE.subtract(y).modInverse(P)).mod(P));
    }

    /// The ladder of RFC 7748 section 5.
    static byte[] x25519Public(byte[] key) {
        BigInteger scalar = number(clamped(checked(key).clone()));
        BigInteger x2 = ONE;
        BigInteger z2 = BigInteger.ZERO;
        BigInteger x3 = MONTGOMERY_BASE;
        BigInteger z3 = ONE;
        boolean swapped = false;
        for (int bit = 254; bit >= 0; bit--) {
            if (swapped != scalar.testBit(bit)) {
                BigInteger x = x2;
                x2 = x3;
                x3 = x;
                BigInteger z = z2;
                z2 = z3;
                z3 = z;
            }
            swapped = scalar.testBit(bit);
            BigInteger a = x2.add(z2);
            BigInteger aa = square(a);
            BigInteger b = x2.subtract(z2);
            BigInteger bb = square(b);
            BigInteger e = aa.subtract(bb);
            BigInteger da = x3.subtract(z3).multiply(a);
            BigInteger cb = x3.add(z3).multiply(b);
            x3 = square(da.add(cb));
            z3 = square(da.subtract(cb)).multiply(MONTGOMERY_BASE).mod(P);
            x2 = aa.multiply(bb).mod(P);
            z2 = e.multiply(aa.add(A24.multiply(e))).mod(P);
        }
        return bytes(
                (swapped ? x3 : x2).multiply((swapped ? z3 : z2).modInverse(P)).mod(P));
    }

    private static BigInteger square(BigInteger number) {
        return number.multiply(number).mod(P);
    }

    private static byte[] checked(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        return key;
    }

    private static byte[] clamped(byte[] key) {
        key[0] &= (byte) 0xf8;
        key[KEY_BYTES - 1] &= 0x7f;
        key[KEY_BYTES - 1] |= 0x40;
        return key;
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    /// Little-endian.
    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, reversed(bytes));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] big = number.toByteArray();
        byte[] bytes = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(KEY_BYTES, big.length); i++) {
            bytes[i] = big[big.length - 1 - i];
        }
        return bytes;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
