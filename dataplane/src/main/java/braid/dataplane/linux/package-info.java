/// Linux itself: system calls through JNA, and the ports the engine and netlink speak through. The only room with JNA.
package braid.dataplane.linux;
