/// The ports of the engine without a kernel: lines with faults, interfaces and a clock that jumps.
package braid.dataplane.sim;
