package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@KernelTest
class NamespaceLockTest {
    @Test
    void oneAtATimeInEachNamespace() throws Exception {
        try (Namespace one = Namespace.create();
                Namespace other = Namespace.create()) {
            NamespaceLock first = one.run(NamespaceLock::take).orElseThrow();
            assertThat(one.run(NamespaceLock::take)).isEmpty();
            other.run(NamespaceLock::take).orElseThrow().close();
            first.close();
            one.run(NamespaceLock::take).orElseThrow().close();
        }
    }
}
