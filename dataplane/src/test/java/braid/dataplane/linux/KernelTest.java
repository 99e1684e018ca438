package braid.dataplane.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.dataplane.errno.KernelException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A test of the real kernel, in namespaces that it makes itself; skipped with the reason where that is not allowed.
@Tag("kernel")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KernelTest.Privileged.class)
public @interface KernelTest {
    final class Privileged implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            try {
                Namespace.create().close();
            } catch (KernelException e) {
                assumeTrue(false, "needs root: " + e.getMessage());
            }
        }
    }
}
