package braid.dataplane.tool;

import braid.dataplane.errno.KernelException;
import braid.dataplane.pppoe.ServiceSearch.Offer;
import java.util.List;

/// Looks for PPPoE services on an interface of the machine.
public interface ServiceScanner {
    /// Begins; nothing is sent before the first look.
    ///
    /// @throws KernelException if the interface cannot be used
    Scan begin(String linuxName) throws KernelException;

    /// A scan that is under way; for one thread.
    interface Scan extends AutoCloseable {
        /// Asks again where it is time, and takes what has come.
        ///
        /// @return every offer so far, in the order in which they came first
        List<Offer> look() throws KernelException;

        @Override
        void close();
    }
}
