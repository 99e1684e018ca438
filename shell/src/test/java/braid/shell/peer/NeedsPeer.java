package braid.shell.peer;

import braid.shell.testing.NeedsHost;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// The test boots a guest kernel.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("peer")
@NeedsHost(
        programs = {
            "ip",
            "setsid",
            "ping",
            "tcpdump",
            "tshark",
            "cc",
            "linux.uml",
            "pppd",
            "pppoe-server",
            "busybox",
            "ethtool"
        })
@interface NeedsPeer {}
