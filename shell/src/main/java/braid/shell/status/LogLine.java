package braid.shell.status;

import braid.dataplane.status.LogEvent;
import java.time.Instant;

/// A line of the log, with its place in it.
///
/// @param sequence counts up by one
public record LogLine(long sequence, Instant at, LogEvent event) {}
