/// The firewall as it is asked for, in the kernel's vocabulary: what rules ask of a packet and what they do with it.
package braid.dataplane.network.firewall;
