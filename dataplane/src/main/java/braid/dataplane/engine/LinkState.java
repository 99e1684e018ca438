package braid.dataplane.engine;

import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.LinkAddress;
import braid.dataplane.multilink.LinkCounter;
import braid.dataplane.multilink.MemberLink;

/// An open session as the loop sees it: where its frames come from, and what they belong to.
final class LinkState {
    /// What no session is found as.
    static final LinkState NONE = new LinkState(
            -1, "", new LinkAddress(0, 0, 0), new Attachment.Closed(), new Counters<>(EngineCounter.class));

    /// What data of this link belongs to.
    sealed interface Attachment {
        record Closed() implements Attachment {}

        /// In no bundle yet; what arrives is kept for a moment (the peer may have finished before us).
        record Waiting(HeldFrames frames) implements Attachment {}

        record Joined(BundleState bundle, MemberLink member) implements Attachment {}
    }

    private final int id;
    private final String linuxName;
    private final LinkAddress address;
    private final Counters<LinkCounter> counters = new Counters<>(LinkCounter.class);
    private final Counters<EngineCounter> dropped;
    private final Rates rates = new Rates();
    private Attachment attachment;
    private long heardCycle = -1;
    private boolean silent;

    /// @param dropped the counters of its interface
    LinkState(int id, String linuxName, LinkAddress address, Attachment attachment, Counters<EngineCounter> dropped) {
        this.id = id;
        this.linuxName = linuxName;
        this.address = address;
        this.attachment = attachment;
        this.dropped = dropped;
    }

    int id() {
        return id;
    }

    String linuxName() {
        return linuxName;
    }

    LinkAddress address() {
        return address;
    }

    long peerMac() {
        return address.peerMac();
    }

    int sessionId() {
        return address.sessionId();
    }

    Counters<LinkCounter> counters() {
        return counters;
    }

    /// What was dropped of its interface.
    Counters<EngineCounter> dropped() {
        return dropped;
    }

    Rates rates() {
        return rates;
    }

    Attachment attachment() {
        return attachment;
    }

    void attach(Attachment now) {
        attachment = now;
        silent = false;
    }

    /// Whether the control plane knows its line to be silent.
    boolean silent() {
        return silent;
    }

    void silent(boolean now) {
        silent = now;
    }

    /// @return whether this is the first frame of the cycle
    boolean heardFirst(long cycle) {
        boolean first = heardCycle != cycle;
        heardCycle = cycle;
        return first;
    }
}
