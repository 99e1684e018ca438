package braid.dataplane.reconcile;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.Namespace;
import braid.dataplane.netlink.LinkInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// What makes things inside a namespace, for a thread that is not in it.
final class Inside {
    private Inside() {}

    /// @param exhausted whether there are none left
    record Tuns(Namespace namespace, TunSource tuns, BooleanSupplier exhausted) implements TunSource {
        @Override
        public TunPort take(Optional<String> linuxName, String fullName) throws KernelException {
            if (exhausted.getAsBoolean()) {
                throw new KernelException("make interface " + fullName, Errno.EMFILE);
            }
            return namespace.run(() -> tuns.take(linuxName, fullName));
        }

        @Override
        public void rename(TunPort tun, Optional<String> linuxName) throws KernelException {
            tuns.rename(tun, linuxName);
        }

        @Override
        public void label(TunPort tun, String fullName) throws KernelException {
            tuns.label(tun, fullName);
        }

        @Override
        public int index(TunPort tun) {
            return tuns.index(tun);
        }

        @Override
        public String renamed(TunPort tun, String nameNow) {
            return tuns.renamed(tun, nameNow);
        }

        @Override
        public void giveBack(TunPort tun) {
            tuns.giveBack(tun);
        }

        @Override
        public void close() {
            tuns.close();
        }
    }

    record Ports(Namespace namespace, PortSource ports) implements PortSource {
        @Override
        public EthernetPort open(LinkInfo link) throws KernelException {
            return namespace.run(() -> ports.open(link));
        }

        @Override
        public void changed(EthernetPort port, LinkInfo link) {
            ports.changed(port, link);
        }
    }

    record Settings(Namespace namespace, SettingPort settings) implements SettingPort {
        @Override
        public List<String> matching(String name) {
            return inside(() -> settings.matching(name));
        }

        @Override
        public Optional<String> read(String name) {
            return inside(() -> settings.read(name));
        }

        @Override
        public Optional<String> write(String name, String value) {
            return inside(() -> settings.write(name, value));
        }

        private <T> T inside(Callable<T> question) {
            try {
                return namespace.run(question);
            } catch (KernelException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
