/// Deadlines of pure machines, compared as the monotonic clock wants it.
package braid.dataplane.time;
