/// Headers as they are on the wire: views over frames for the path of a packet, small records for control packets.
package braid.dataplane.wire;
