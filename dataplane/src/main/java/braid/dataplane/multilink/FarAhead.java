package braid.dataplane.multilink;

import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.MpView;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Fragments whose numbers are so far beyond all others that they may be a lie (a flipped bit), one a link.
///
/// Such a number is believed when the link goes on from there, or when the others come near it: on fast lines a link
/// that is merely read first is hundreds of numbers ahead, and nothing of it must be lost. Each fragment kept holds a
/// frame of the pool.
final class FarAhead {
    /// A number so far beyond the highest is believed at once.
    private static final int PLAUSIBLE_STEP = 64;

    private static final int NO_FRAME = -1;

    private final FramePool pool;
    private final int headerBytes;
    private final int maxSlots;
    private MemberLink[] links = new MemberLink[0];
    private int kept;

    FarAhead(FramePool pool, MpFormat format, int maxSlots) {
        this.pool = pool;
        this.headerBytes = format.headerBytes();
        this.maxSlots = maxSlots;
    }

    void join(MemberLink link) {
        links = Arrays.copyOf(links, links.length + 1);
        links[links.length - 1] = link;
    }

    /// What is kept of it is given up.
    void leave(MemberLink link) {
        forget(link.receive);
        links = Arrays.stream(links).filter(other -> other != link).toArray(MemberLink[]::new);
    }

    void close() {
        for (MemberLink link : links) {
            forget(link.receive);
        }
    }

    /// Whether a number is to be doubted.
    ///
    /// @param highest that was accepted
    static boolean tooFar(LinkReceive link, long number, long highest) {
        return number - highest > PLAUSIBLE_STEP + 2 * link.usualStep;
    }

    /// Whether a number that is too far goes on from the one before it, which was too.
    boolean goesOn(LinkReceive link, long number) {
        long step = number - link.jumpedTo;
        return link.jumped && step > 0 && step < maxSlots;
    }

    /// Keeps a fragment that nobody believes yet; what was kept of the link before is given up.
    ///
    /// @return fragments given up, this one too when no frame is free
    int keep(LinkReceive link, long number, MpView fragment, ByteBuffer bytes) {
        int lost = forget(link);
        link.jumped = true;
        link.jumpedTo = number;
        int lengthBytes = headerBytes + fragment.dataBytes();
        int frame = lengthBytes <= pool.frameBytes() ? pool.take() : NO_FRAME;
        if (frame < 0) {
            return lost + 1;
        }
        pool.bytes().put(pool.offset(frame), bytes, fragment.dataOffset() - headerBytes, lengthBytes);
        link.jumpedFrame = frame;
        link.jumpedBytes = lengthBytes;
        kept++;
        return lost;
    }

    /// The link brought something else: what was kept of it was a lie.
    ///
    /// @return fragments given up
    int forget(LinkReceive link) {
        link.jumped = false;
        if (link.jumpedFrame < 0) {
            return 0;
        }
        pool.release(take(link));
        return 1;
    }

    /// The frame that holds the fragment kept, which is the caller's now; negative if there is none.
    int take(LinkReceive link) {
        int frame = link.jumpedFrame;
        kept -= frame < 0 ? 0 : 1;
        link.jumpedFrame = NO_FRAME;
        link.jumped = false;
        return frame;
    }

    /// A link whose fragment the others have come near, to be asked for with [#link]; negative if there is none.
    ///
    /// @param highest that was accepted
    int reached(long highest) {
        for (int i = 0; kept > 0 && i < links.length; i++) {
            LinkReceive link = links[i].receive;
            if (link.jumpedFrame >= 0 && !tooFar(link, link.jumpedTo, highest)) {
                return i;
            }
        }
        return -1;
    }

    MemberLink link(int index) {
        return links[index];
    }
}
