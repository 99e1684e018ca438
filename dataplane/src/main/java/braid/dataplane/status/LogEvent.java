package braid.dataplane.status;

import java.util.List;

/// A line for the router's log.
///
/// @param topics `pppoe`, `ppp`, `info` ...; the severity is the last one (debug, info, warning, error)
public record LogEvent(List<String> topics, String message) {
    public LogEvent {
        topics = List.copyOf(topics);
    }
}
