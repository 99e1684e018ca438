package braid.dataplane.pppoe;

import braid.dataplane.network.MacAddress;
import braid.dataplane.time.Deadline;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many PADIs are answered: a few a second of one host, a bounded number of all together (RFC 2516 names none).
final class PadiLimit {
    private static final int PER_HOST = 4;
    private static final int IN_ALL = 2000;
    private static final int MAX_HOSTS = 4096;

    private final Map<MacAddress, Integer> hosts = new LinkedHashMap<>();
    private long secondBegan;
    private int answered;

    boolean admits(MacAddress host, long nowNanos) {
        if (nowNanos - secondBegan >= Deadline.NANOS_PER_SECOND || answered == 0) {
            secondBegan = nowNanos;
            answered = 0;
            hosts.clear();
        }
        if (answered >= IN_ALL || hosts.size() >= MAX_HOSTS) {
            return false;
        }
        if (hosts.merge(host, 1, Integer::sum) > PER_HOST) {
            return false;
        }
        answered++;
        return true;
    }
}
