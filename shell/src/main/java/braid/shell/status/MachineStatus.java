package braid.shell.status;

import java.util.List;
import java.util.OptionalLong;

/// The machine under the router, at one moment.
///
/// @param uptimeNanos since it was started
/// @param memory what programs could have, and all there is; octets
/// @param disk the same of the disk that holds the state directory
/// @param software Braid's version
/// @param architecture as RouterOS calls it (`x86_64`, `arm64`)
/// @param board what the machine calls itself
public record MachineStatus(
        long uptimeNanos,
        Room memory,
        Room disk,
        Processor processor,
        String software,
        String architecture,
        String board) {
    public record Room(long free, long total) {}

    /// @param megahertz of the first core; empty where the machine does not say
    /// @param load of all cores together
    /// @param cores load of each
    public record Processor(String name, OptionalLong megahertz, Load load, List<Load> cores) {
        public Processor {
            cores = List.copyOf(cores);
        }
    }

    /// Shares of the time, percent.
    ///
    /// @param busy not idle, whatever for
    /// @param interrupts of that, serving devices
    /// @param disk idle, waiting for a disk
    public record Load(int busy, int interrupts, int disk) {
        public static final Load NONE = new Load(0, 0, 0);
    }

    public static final MachineStatus UNKNOWN = new MachineStatus(
            0,
            new Room(0, 0),
            new Room(0, 0),
            new Processor("", OptionalLong.empty(), Load.NONE, List.of()),
            "",
            "",
            "");
}
