package braid.dataplane.engine.control;

import java.util.Optional;

/// Values by positive number, found without allocating; open addressing. The caller says which number a value has.
final class IntTable<T> {
    private static final int FIRST_CAPACITY = 64;

    private int[] keys = new int[FIRST_CAPACITY];
    private Object[] values = new Object[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    void put(int key, T value) {
        if (key <= 0) {
            throw new IllegalArgumentException("number " + key);
        }
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int slot = slot(key);
        size += keys[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        values[slot] = value;
    }

    Optional<T> find(int key) {
        return Optional.ofNullable(at(key));
    }

    /// For the path of packets: null when there is none.
    @SuppressWarnings("unchecked") // only put stores values
    T at(int key) {
        return key <= 0 ? null : (T) values[slot(key)];
    }

    void remove(int key) {
        int hole = slot(key);
        if (key <= 0 || keys[hole] == 0) {
            return;
        }
        size--;
        // Closes the hole, so that no search ends at it too early.
        int mask = keys.length - 1;
        int next = hole + 1 & mask;
        while (keys[next] != 0) {
            int home = home(keys[next]);
            if ((next - home & mask) >= (next - hole & mask)) {
                keys[hole] = keys[next];
                values[hole] = values[next];
                hole = next;
            }
            next = next + 1 & mask;
        }
        keys[hole] = 0;
        values[hole] = null;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = home(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int home(int key) {
        return ((key * 0x9e3779b9) >>> 8) & (keys.length - 1);
    }

    private void grow() {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new Object[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
