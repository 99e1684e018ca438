package braid.dataplane.engine;

/// The links of one interface by peer MAC address and session id: together 64 bits, and never 0, since no session has
/// the id 0. Open addressing; looking up allocates nothing.
final class SessionTable {
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
    private static final int FIRST_SLOTS = 16;

    private long[] keys = new long[FIRST_SLOTS];
    private LinkState[] links = new LinkState[FIRST_SLOTS];
    private int count;

    /// @return [LinkState#NONE] if there is none
    LinkState find(long peerMac, int sessionId) {
        long key = key(peerMac, sessionId);
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return links[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        return LinkState.NONE;
    }

    void put(LinkState link) {
        if (count * 2 >= keys.length) {
            grow();
        }
        insert(key(link.peerMac(), link.sessionId()), link);
    }

    void remove(LinkState link) {
        long key = key(link.peerMac(), link.sessionId());
        int slot = slot(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        if (keys[slot] == 0 || links[slot] != link) {
            return;
        }
        keys[slot] = 0;
        count--;
        closeUp(slot);
    }

    /// Entries behind a freed slot that were pushed on by it move back.
    private void closeUp(int freed) {
        int slot = freed + 1 & keys.length - 1;
        while (keys[slot] != 0) {
            long key = keys[slot];
            LinkState link = links[slot];
            keys[slot] = 0;
            count--;
            insert(key, link);
            slot = slot + 1 & keys.length - 1;
        }
    }

    private void insert(long key, LinkState link) {
        int slot = slot(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        if (keys[slot] == 0) {
            count++;
        }
        keys[slot] = key;
        links[slot] = link;
    }

    private void grow() {
        long[] oldKeys = keys;
        LinkState[] oldLinks = links;
        keys = new long[oldKeys.length * 2];
        links = new LinkState[oldKeys.length * 2];
        count = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                insert(oldKeys[i], oldLinks[i]);
            }
        }
    }

    private int slot(long key) {
        return (int) ((key * SPREAD) >>> 33) & (keys.length - 1);
    }

    private static long key(long peerMac, int sessionId) {
        return (peerMac << 16) | sessionId;
    }
}
