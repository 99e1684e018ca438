package braid.dataplane.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// A few bytes as a value: they never change and are equal when their contents are. For options and tags of control
/// packets, not for the path of data.
public final class Octets {
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
    }

    public static Octets copyOf(ByteBuffer buffer, int offset, int lengthBytes) {
        byte[] copy = new byte[lengthBytes];
        buffer.get(offset, copy);
        return lengthBytes == 0 ? EMPTY : new Octets(copy);
    }

    /// Text as Braid keeps it: one char a byte.
    public static Octets ofText(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Octets ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /// The low 16 bits.
    public static Octets ofShort(int value) {
        return of((byte) (value >>> 8), (byte) value);
    }

    public static Octets ofInt(int value) {
        return of((byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value);
    }

    public int size() {
        return bytes.length;
    }

    /// 0 to 255.
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /// 16 bits from `index` on.
    public int shortAt(int index) {
        return at(index) << 8 | at(index + 1);
    }

    public int intAt(int index) {
        return shortAt(index) << 16 | shortAt(index + 2);
    }

    /// The bytes from `from` to before `to`.
    public Octets slice(int from, int to) {
        return of(Arrays.copyOfRange(bytes, from, to));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public void put(ByteBuffer buffer, int offset) {
        buffer.put(offset, bytes);
    }

    /// One char a byte.
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Hexadecimal, without blanks.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
